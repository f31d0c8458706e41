using System.Globalization;

namespace Pacte.Domain.Geography.Search;

/// <summary>What was typed, taken apart: the words of a name, and the codes beside it.</summary>
/// <param name="Words">Never cut further than by <see cref="PlaceWords"/>; empty when only codes were typed.</param>
/// <param name="Codes">Digits typed one after another, without spaces, when there is no name; else empty.</param>
/// <param name="Context">What the codes say of the place when there is a name.</param>
internal sealed record PlaceQuery(List<string> Words, string Codes, PlaceContext Context)
{
    /// <summary>More than any name with its postcode and département: what lies beyond is not read.</summary>
    public const int LongestText = 120;

    private const int MostWords = 12;

    public static PlaceQuery Parse(string text)
    {
        var words = PlaceWords.Of(text.Length > LongestText ? text[..LongestText] : text);
        words.RemoveRange(Math.Min(words.Count, MostWords), Math.Max(words.Count - MostWords, 0));
        SpellNumbersInside(words);
        var codes = words.Where(word => char.IsAsciiDigit(word[0])).ToList();
        if (codes.Count == 0)
        {
            return new PlaceQuery(words, "", PlaceContext.None);
        }

        words.RemoveAll(word => char.IsAsciiDigit(word[0]) || word is "arrondissement" or "arr" or "ardt");
        return words.Count == 0
            ? new PlaceQuery(words, string.Concat(codes).ToUpperInvariant(), PlaceContext.None)
            : new PlaceQuery(words, "", codes.Aggregate(PlaceContext.None, Read));
    }

    // « St Paul 3 Châteaux »: a digit before a word belongs to the name, one after it says where.
    private static void SpellNumbersInside(List<string> words)
    {
        for (var at = 0; at + 1 < words.Count; at++)
        {
            words[at] = char.IsAsciiDigit(words[at + 1][0]) ? words[at] : words[at] switch
            {
                "2" => "deux",
                "3" => "trois",
                "4" => "quatre",
                "5" => "cinq",
                "7" => "sept",
                "9" => "neuf",
                var word => word,
            };
        }
    }

    private static PlaceContext Read(PlaceContext context, string code)
    {
        if (code is "2a" or "2b")
        {
            return context with { Departement = code.ToUpperInvariant() };
        }

        var digits = code.TakeWhile(char.IsAsciiDigit).Count();
        var isOrdinal = digits < code.Length;
        return digits switch
        {
            5 => context with { Postcode = code[..5] },
            1 or 2 when isOrdinal => context with { Arrondissement = Number(code[..digits]) },
            1 or 2 => context with { Departement = code.PadLeft(2, '0'), Arrondissement = Number(code) },
            3 when !isOrdinal => context with { Departement = code },
            _ => context,
        };
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
