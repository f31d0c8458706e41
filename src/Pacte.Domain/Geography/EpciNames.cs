using System.Globalization;

namespace Pacte.Domain.Geography;

/// <summary>Names of intercommunalities, as people say and sort them.</summary>
public static class EpciNames
{
    private static readonly (string Code, string Words)[] Kinds =
        [("CC ", "Communauté de communes"), ("CA ", "Communauté d’agglomération"), ("CU ", "Communauté urbaine")];

    // Names that go on from the kind: without it they say nothing.
    private static readonly string[] Adjectives = ["Rurales ", "Interrégionale ", "Intercommunale ", "Territoriale ", "Médullienne"];
    private static readonly string[] Articles = ["de la ", "de l'", "de l’", "du ", "des ", "de ", "d'", "d’"];

    /// <summary>French dictionary order, without case or accents; the same on any machine.</summary>
    public static IComparer<string> Order { get; } =
        Comparer<string>.Create((x, y) => CultureInfo.InvariantCulture.CompareInfo.Compare(x, y, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace));

    /// <summary>
    /// « CC du Pays de Mirepoix » is said « Pays de Mirepoix », « CC de la Haute Ariège » « Haute Ariège »;
    /// « CC Rurales de l’Entre-Deux-Mers » in full, since « Rurales » alone is no name.
    /// </summary>
    public static string Short(string name)
    {
        var (code, kind) = Array.Find(Kinds, k => name.StartsWith(k.Code, StringComparison.Ordinal));
        var rest = name[(code ?? "").Length..];
        if (kind is not null && Array.Exists(Adjectives, a => rest.StartsWith(a, StringComparison.Ordinal)))
            return $"{kind} {char.ToLowerInvariant(rest[0])}{rest[1..]}";
        var article = kind is null ? "" : Articles.FirstOrDefault(a => rest.StartsWith(a, StringComparison.OrdinalIgnoreCase)) ?? "";
        var said = rest[article.Length..];
        return said.Length == 0 ? name : char.ToUpperInvariant(said[0]) + said[1..];
    }
}
