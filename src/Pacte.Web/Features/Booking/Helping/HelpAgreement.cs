using Pacte.Domain.Booking;

namespace Pacte.Web.Features.Booking.Helping;

/// <summary>
/// The words that a person agrees to when somebody books for them. An appointment keeps their number: words that were in use stay here,
/// and other words get another number.
/// </summary>
public static class HelpAgreement
{
    /// <summary>The number of the words that are shown now.</summary>
    public const int Current = Assistance.CurrentWords;

    private static readonly IReadOnlyDictionary<int, string> Versions = new Dictionary<int, string>
    {
        [1] = "La personne est d’accord pour que je réserve ce rendez-vous à sa place. Je lui ai dit que son nom, sa date de naissance, "
            + "sa commune et son téléphone vont à l’accueil et au médecin de ce lieu, et qu’ils sont effacés douze mois après.",
    };

    /// <summary>The words of a number; null when there never were any.</summary>
    public static string? Find(int version) => Versions.GetValueOrDefault(version);

    /// <summary>What is shown now.</summary>
    public static string Words { get; } = Versions[Current];
}
