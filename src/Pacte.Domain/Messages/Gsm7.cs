using System.Globalization;
using System.Text;

namespace Pacte.Domain.Messages;

/// <summary>
/// The alphabet of short messages (3GPP TS 23.038). One character outside it makes the whole message cost more than twice as many
/// segments, so texts are folded into it.
/// </summary>
public static class Gsm7
{
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    // Each counts for two: an escape comes before.
    private const string Extended = "^{}\\[~]|€\f";

    /// <summary>The same text in letters of the alphabet: typographic signs become plain ones, accents that it lacks fall.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            folded.Append(Fold(rune));
        return folded.ToString();
    }

    /// <summary>Whether every character is of the alphabet.</summary>
    public static bool Holds(string text) => text.All(c => Has(c));

    /// <summary>How many segments the operator counts: 160 signs in one, 153 in each of several (70 and 67 outside the alphabet).</summary>
    public static int Segments(string text)
    {
        var (length, alone, each) = Holds(text)
            ? (text.Sum(c => Extended.Contains(c, StringComparison.Ordinal) ? 2 : 1), 160, 153)
            : (text.Length, 70, 67);
        return length <= alone ? 1 : (length + each - 1) / each;
    }

    private static string Fold(Rune rune)
    {
        var sign = rune.ToString();
        if (sign.Length == 1 && Has(sign[0]))
            return sign;
        return sign switch
        {
            "\u00A0" or "\u202F" or "\u2009" or "\t" => " ",
            "’" or "‘" => "'",
            "«" or "»" or "“" or "”" => "\"",
            "–" or "—" or "‑" or "‐" => "-",
            "…" => "...",
            "œ" => "oe",
            "Œ" => "OE",
            _ => Bare(sign),
        };
    }

    private static string Bare(string sign)
    {
        var letters = string.Concat(sign.Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark && Has(c)));
        return letters.Length > 0 ? letters : "?";
    }

    private static bool Has(char c) =>
        Basic.Contains(c, StringComparison.Ordinal) || Extended.Contains(c, StringComparison.Ordinal);
}
