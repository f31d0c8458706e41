using System.Globalization;

namespace Pacte.Domain.Geography;

/// <summary>Names of intercommunalities, as people say and sort them.</summary>
public static class EpciNames
{
    private static readonly string[] Kinds = ["CC ", "CA ", "CU "];
    private static readonly string[] Articles = ["de la ", "de l'", "de l’", "du ", "des ", "de ", "d'", "d’"];

    /// <summary>French dictionary order, without case or accents; the same on any machine.</summary>
    public static IComparer<string> Order { get; } =
        Comparer<string>.Create((x, y) => CultureInfo.InvariantCulture.CompareInfo.Compare(x, y, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace));

    /// <summary>« CC du Pays de Mirepoix » is said « Pays de Mirepoix », « CC de la Haute Ariège » « Haute Ariège ».</summary>
    public static string Short(string name)
    {
        var kind = Kinds.FirstOrDefault(k => name.StartsWith(k, StringComparison.Ordinal)) ?? "";
        var rest = name[kind.Length..];
        var article = kind.Length == 0 ? "" : Articles.FirstOrDefault(a => rest.StartsWith(a, StringComparison.OrdinalIgnoreCase)) ?? "";
        var said = rest[article.Length..];
        return said.Length == 0 ? name : char.ToUpperInvariant(said[0]) + said[1..];
    }
}
