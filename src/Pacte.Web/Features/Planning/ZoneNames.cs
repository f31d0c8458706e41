using System.Globalization;

namespace Pacte.Web.Features.Planning;

/// <summary>Names of intercommunalities, as people say and sort them.</summary>
internal static class ZoneNames
{
    /// <summary>French dictionary order, without case or accents; the same on any machine.</summary>
    public static readonly IComparer<string> Order =
        Comparer<string>.Create((x, y) => CultureInfo.InvariantCulture.CompareInfo.Compare(x, y, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace));

    /// <summary>« CC du Pays de Mirepoix » is said « Pays de Mirepoix ».</summary>
    public static string Short(string name)
    {
        foreach (var kind in (string[])["CC ", "CA ", "CU "])
        {
            if (!name.StartsWith(kind, StringComparison.Ordinal))
                continue;
            var rest = name[kind.Length..];
            foreach (var article in (string[])["de la ", "de l'", "de l’", "du ", "des ", "de "])
            {
                if (rest.StartsWith(article, StringComparison.OrdinalIgnoreCase) && rest.Length > article.Length)
                    return Ui.Printed.Capital(rest[article.Length..]);
            }

            return Ui.Printed.Capital(rest);
        }

        return name;
    }
}
