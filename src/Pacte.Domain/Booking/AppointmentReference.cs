namespace Pacte.Domain.Booking;

/// <summary>What a patient reads out: « 7K4M-2XQD », from an alphabet without look-alikes (no 0 or O, no 1, I or L, no U).</summary>
public static class AppointmentReference
{
    private const string Alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
    private const int Half = 4;

    /// <summary>A new reference.</summary>
    /// <param name="below">A random number from 0 up to its argument, excluded.</param>
    public static string New(Func<int, int> below)
    {
        Span<char> text = stackalloc char[(2 * Half) + 1];
        for (var i = 0; i < text.Length; i++)
            text[i] = i == Half ? '-' : Alphabet[below(Alphabet.Length)];
        return new string(text);
    }

    /// <summary>The spelling that is stored, of whatever case and spacing somebody typed; null when it cannot be one.</summary>
    public static string? Read(string? typed)
    {
        var letters = string.Concat((typed ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return letters.Length == 2 * Half && letters.All(c => Alphabet.Contains(c, StringComparison.Ordinal))
            ? $"{letters[..Half]}-{letters[Half..]}"
            : null;
    }
}
