namespace Pacte.Matching;

/// <summary>
/// What makes one problem of another. Lists are compared from both ends, so that an edit of a long list costs no more than looking at
/// it once.
/// </summary>
internal sealed class ProblemChange
{
    private ProblemChange(MatchingProblem before, MatchingProblem after)
    {
        After = after;
        Doctors = KeyedChange<MatchingDoctor>.Between(before.Doctors, after.Doctors, doctor => doctor.Key);
        Offers = KeyedChange<MatchingOffer>.Between(before.Offers, after.Offers, offer => offer.Key, offer => (offer.DoctorKey, offer.Date));
        Needs = KeyedChange<MatchingNeed>.Between(before.Needs, after.Needs, need => need.Key, need => (need.SiteKey, need.Date));
        Standing = KeyedChange<StandingSession>.Between(before.Standing, after.Standing, session => session.Key);
        Exclusions = ListChange<Exclusion>.Between(before.Exclusions, after.Exclusions).InOneOnly;
        Proposals = ListChange<SentProposal>.Between(before.Proposals, after.Proposals).InOneOnly;
    }

    /// <summary>The problem as it is now.</summary>
    public MatchingProblem After { get; }

    public KeyedChange<MatchingDoctor> Doctors { get; }

    public KeyedChange<MatchingOffer> Offers { get; }

    public KeyedChange<MatchingNeed> Needs { get; }

    public KeyedChange<StandingSession> Standing { get; }

    public List<Exclusion> Exclusions { get; }

    public List<SentProposal> Proposals { get; }

    public int Count => Doctors.Count + Offers.Count + Needs.Count + Standing.Count + Exclusions.Count + Proposals.Count;

    /// <summary>The change, or null where places or the past differ, or a key is there twice: then it is another problem.</summary>
    public static ProblemChange? Between(MatchingProblem before, MatchingProblem after)
    {
        var isSameCountry = before.Month == after.Month
            && before.Zones.SequenceEqual(after.Zones)
            && before.Sites.SequenceEqual(after.Sites)
            && before.Visits.SequenceEqual(after.Visits);
        if (!isSameCountry)
            return null;
        var change = new ProblemChange(before, after);
        return change.Doctors.IsWhole && change.Offers.IsWhole && change.Needs.IsWhole && change.Standing.IsWhole ? change : null;
    }
}

/// <summary>How a list of things with keys has changed. A thing that is still in its place, only otherwise, is changed.</summary>
/// <param name="Removed">Those that are gone.</param>
/// <param name="Changed">What those that changed have become.</param>
/// <param name="Added">Those that are new.</param>
/// <param name="IsWhole">Whether this explains the length of the list: it does not where a thing is listed twice.</param>
internal sealed record KeyedChange<T>(List<T> Removed, List<T> Changed, List<T> Added, bool IsWhole)
    where T : class
{
    public int Count => Removed.Count + Changed.Count + Added.Count;

    public static KeyedChange<T> Between(
        IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> key, Func<T, object>? place = null)
    {
        var (gone, fresh) = ListChange<T>.Between(before, after);
        var isWhole = before.Count - gone.Count + fresh.Count == after.Count;
        var goneByKey = gone.ToDictionary(key, StringComparer.Ordinal);
        bool HasStayed(T item) => goneByKey.TryGetValue(key(item), out var was) && (place is null || place(was).Equals(place(item)));
        var stayed = fresh.ToLookup(HasStayed);
        foreach (var item in stayed[true])
            goneByKey.Remove(key(item));
        return new KeyedChange<T>([.. goneByKey.Values], [.. stayed[true]], [.. stayed[false]], isWhole);
    }
}

/// <summary>What is in one list and not in the other, by value.</summary>
internal sealed record ListChange<T>(List<T> Gone, List<T> Fresh)
    where T : class
{
    /// <summary>Those in one of the two only.</summary>
    public List<T> InOneOnly => [.. Gone, .. Fresh];

    public static ListChange<T> Between(IReadOnlyList<T> before, IReadOnlyList<T> after)
    {
        var (start, shorter) = (0, Math.Min(before.Count, after.Count));
        while (start < shorter && before[start].Equals(after[start]))
            start++;
        var end = 0;
        while (end < shorter - start && before[before.Count - 1 - end].Equals(after[after.Count - 1 - end]))
            end++;
        HashSet<T> gone = [.. before.Skip(start).Take(before.Count - start - end)];
        HashSet<T> fresh = [.. after.Skip(start).Take(after.Count - start - end)];
        var both = gone.Intersect(fresh).ToList();
        gone.ExceptWith(both);
        fresh.ExceptWith(both);
        return new ListChange<T>([.. gone], [.. fresh]);
    }
}

/// <summary>What a change touches, in numbers.</summary>
internal sealed class TouchedNumbers
{
    public HashSet<int> Doctors { get; } = [];

    public HashSet<int> Offers { get; } = [];

    public HashSet<int> Needs { get; } = [];

    /// <summary>Weeks of zones in which sessions stand or are pinned otherwise.</summary>
    public HashSet<(int Zone, int Week)> Weeks { get; } = [];

    public void AddDoctor(int? doctor)
    {
        if (doctor is { } number)
            Doctors.Add(number);
    }

    public void AddOffer(int? offer)
    {
        if (offer is { } number)
            Offers.Add(number);
    }
}
