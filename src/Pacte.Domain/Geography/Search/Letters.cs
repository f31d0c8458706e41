namespace Pacte.Domain.Geography.Search;

/// <summary>Letters as small numbers: 0 to 25 for a to z, 26 for any digit.</summary>
internal static class Letters
{
    public const int Alphabet = 27;

    /// <summary>Names longer than a machine word are cut: the longest French name has 38 letters.</summary>
    public const int Longest = 64;

    public static byte[] Of(IEnumerable<string> words)
    {
        var letters = new List<byte>(24);
        foreach (var word in words)
        {
            foreach (var letter in word)
            {
                letters.Add(letter is >= 'a' and <= 'z' ? (byte)(letter - 'a') : (byte)26);
            }
        }

        return letters.Count > Longest ? [.. letters.Take(Longest)] : [.. letters];
    }
}
