using System.Globalization;

namespace Pacte.Domain.Geography;

/// <summary>Names of intercommunalities, as people say and sort them.</summary>
public static class ZoneNames
{
    private static readonly string[] Kinds = ["CC ", "CA ", "CU "];
    private static readonly string[] Articles = ["de la ", "de l'", "de l’", "du ", "des ", "de ", "d'", "d’"];

    /// <summary>French dictionary order, without case or accents; the same on any machine.</summary>
    public static readonly IComparer<string> Order =
        Comparer<string>.Create((x, y) => CultureInfo.InvariantCulture.CompareInfo.Compare(x, y, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace));

    /// <summary>« CC du Pays de Mirepoix » is said « Pays de Mirepoix ».</summary>
    public static string Short(string name)
    {
        if (Array.Find(Kinds, kind => name.StartsWith(kind, StringComparison.Ordinal)) is not { } found)
            return name;
        var rest = name[found.Length..];
        var article = Array.Find(Articles, article => rest.StartsWith(article, StringComparison.OrdinalIgnoreCase) && rest.Length > article.Length);
        return Capital(article is null ? rest : rest[article.Length..]);
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
