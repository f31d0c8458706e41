namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>
/// Chance that is the same on every machine and version (SplitMix64). Each part of a scene draws from a stream of its own,
/// so that a change in one part leaves the others as they were.
/// </summary>
internal sealed class SeedRandom
{
    private ulong state;

    private SeedRandom(ulong state) => this.state = state;

    public static SeedRandom For(int seed, string stream)
    {
        var hash = 14695981039346656037UL ^ (uint)seed;
        foreach (var c in stream)
            hash = (hash ^ c) * 1099511628211UL;
        return new(hash);
    }

    /// <summary>0 to <paramref name="bound"/> − 1.</summary>
    public int Below(int bound) => (int)(((UInt128)Next() * (ulong)bound) >> 64);

    /// <summary>Both ends included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>Picks an item as often as its weight says.</summary>
    public T PickBy<T>(IReadOnlyList<T> items, Func<T, int> weight)
    {
        var left = Below(items.Sum(weight));
        foreach (var item in items)
        {
            left -= weight(item);
            if (left < 0)
                return item;
        }

        return items[^1];
    }

    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }

        return list;
    }

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
            bytes[i] = (byte)(Next() >> 56);
        return bytes;
    }

    public Guid Id()
    {
        var bytes = Bytes(16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
