namespace Pacte.Matching;

/// <summary>What sessions bring one after the other, each no more than the one before: so many that bring the same are one step.</summary>
internal static class DiminishingReturns
{
    /// <summary>The steps after the sessions that stand.</summary>
    public static IEnumerable<(long Worth, int Sessions)> Steps(int standing, int room, Func<int, long> worth)
    {
        for (var n = standing + 1; n <= standing + room;)
        {
            var (value, first) = (worth(n), n);
            while (n <= standing + room && worth(n) == value)
                n++;
            yield return (value, n - first);
        }
    }
}
