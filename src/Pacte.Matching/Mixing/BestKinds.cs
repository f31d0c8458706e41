namespace Pacte.Matching.Mixing;

/// <summary>What a doctor who mixes would do best when a session at each need brings what the prices of a flow say it does.</summary>
/// <remarks>
/// A knapsack by dynamic programming over offers, with the whole days and half-days taken so far as state. Caps are small (4), and no
/// state is needed beyond what the offers could fill.
/// </remarks>
internal sealed class BestKinds
{
    /// <summary>The price of a kind that an offer does not have.</summary>
    public const long Nothing = long.MinValue / 8;

    private const long None = long.MinValue / 4;

    private readonly sbyte[] _kinds;

    private BestKinds(long worth, sbyte[] kinds, long halfDay = 0) => (Worth, _kinds, HalfDay) = (worth, kinds, halfDay);

    /// <summary>What one half-day more or less of the cap would change: the mean of the two.</summary>
    public long HalfDay { get; }

    /// <summary>Whether the domain allows anything.</summary>
    public bool IsPossible => Worth != None;

    /// <summary>What it brings.</summary>
    public long Worth { get; }

    /// <summary>Half-days taken at each offer: 0, 1 or 2.</summary>
    public ReadOnlySpan<sbyte> Kinds => _kinds;

    /// <summary>The best within a domain, given what the best whole day and the best half-day of each offer bring.</summary>
    public static BestKinds Find(MixingDoctor doctor, KindDomain domain, long[] full, long[] half)
    {
        var (offers, maxFull) = (doctor.Offers.Length, domain.MaxFull);
        var roomy = doctor.Cap + 1;
        var maxHalf = Math.Min(roomy, offers);
        var width = maxHalf + 1;
        var best = new long[offers + 1][];
        for (var i = 0; i <= offers; i++)
            Array.Fill(best[i] = new long[(maxFull + 1) * width], None);
        best[0][0] = 0;
        for (var i = 0; i < offers; i++)
        {
            for (var state = 0; state < best[i].Length; state++)
            {
                if (best[i][state] == None)
                    continue;
                var (f, h) = (state / width, state % width);
                if (domain.Allows(i, 0))
                    Raise(ref best[i + 1][state], best[i][state]);
                if (domain.Allows(i, 1) && h < maxHalf && (2 * f) + h + 1 <= roomy)
                    Raise(ref best[i + 1][state + 1], best[i][state] + half[i]);
                if (domain.Allows(i, 2) && f < maxFull && (2 * f) + h + 2 <= roomy)
                    Raise(ref best[i + 1][state + width], best[i][state] + full[i]);
            }
        }

        var halfDay = (Most(best[offers], width, roomy) - Most(best[offers], width, doctor.Cap - 1)) / 2;
        return Trace(best, BestEnd(best[offers], domain.MinFull, width, doctor.Cap), domain, width, full, half, halfDay);
    }

    private static int BestEnd(long[] last, int minFull, int width, int cap)
    {
        var end = -1;
        for (var state = minFull * width; state < last.Length; state++)
        {
            if (last[state] != None && (2 * (state / width)) + (state % width) <= cap && (end < 0 || last[state] > last[end]))
                end = state;
        }

        return end;
    }

    private static BestKinds Trace(long[][] best, int end, KindDomain domain, int width, long[] full, long[] half, long halfDay)
    {
        var kinds = new sbyte[best.Length - 1];
        if (end < 0)
            return new BestKinds(None, kinds);
        var worth = best[^1][end];
        for (var i = kinds.Length - 1; i >= 0; i--)
        {
            var value = best[i + 1][end];
            if (best[i][end] == value && domain.Allows(i, 0))
                continue;
            var isHalf = domain.Allows(i, 1) && end % width > 0 && best[i][end - 1] != None && best[i][end - 1] + half[i] == value;
            kinds[i] = isHalf ? (sbyte)1 : (sbyte)2;
            end -= isHalf ? 1 : width;
        }

        return new BestKinds(worth, kinds, halfDay);
    }

    private static long Most(long[] last, int width, int cap)
    {
        var most = 0L;
        for (var state = 0; state < last.Length; state++)
        {
            if ((2 * (state / width)) + (state % width) <= cap)
                most = Math.Max(most, last[state]);
        }

        return most;
    }

    private static void Raise(ref long value, long by) => value = Math.Max(value, by);
}
