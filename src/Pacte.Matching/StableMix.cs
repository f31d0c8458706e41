namespace Pacte.Matching;

/// <summary>
/// Fixed 64-bit mixing of keys, the same on any machine and in any version of the runtime: FNV-1a over UTF-16 units (Fowler, Noll, Vo),
/// then the finaliser of SplitMix64 (Steele, Lea, Flood 2014). It settles ties; it protects nothing.
/// </summary>
internal static class StableMix
{
    /// <summary>A tie's cost has this many bits: enough that two plans almost never weigh the same, few enough to add up safely.</summary>
    public const int Bits = 40;

    public static ulong Of(string key)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in key)
            hash = (hash ^ unit) * 1099511628211UL;
        return Finish(hash);
    }

    /// <summary>The cost of a pair, from 0 to 2⁴⁰ − 1.</summary>
    public static long OfPair(ulong first, ulong second) => (long)(Finish((first * 3) + second) >> (64 - Bits));

    private static ulong Finish(ulong value)
    {
        value += 0x9E3779B97F4A7C15UL;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
