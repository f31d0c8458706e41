using Pacte.Web.Data.Seed.Demonstration;

namespace Pacte.Web.Data.Seed;

/// <summary>What the operator reads when a scene is not loaded.</summary>
public static class SeedText
{
    public static string Describe(SeedRefusal refusal) => refusal switch
    {
        SeedRefusal.UnknownScene => $"Ce scénario n’existe pas. Il y a : {string.Join(", ", Scene.All.Select(scene => scene.Name))}.",
        SeedRefusal.NotUntouched => "La base contient déjà des données : elle est laissée telle quelle.",
        SeedRefusal.HoldsRealData =>
            "La base contient des lieux, des médecins ou des comptes qui ne sont pas de démonstration : rien n’a été changé. "
            + "Donnez une autre base par ConnectionStrings__Pacte.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "No words for this refusal."),
    };
}
