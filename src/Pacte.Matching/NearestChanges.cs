using System.Collections.Immutable;

namespace Pacte.Matching;

/// <summary>
/// Finds the smallest changes that would place an offer: needs that a hard rule keeps from it and where one more session is worth
/// something. Gaining points at once is proof that the plan would then use it.
/// </summary>
internal sealed class NearestChanges
{
    private readonly SolvedPlan _solved;
    private readonly ProblemIndex _index;
    private readonly StandingTally _after;
    private readonly long[] _valueOfNeed;
    private readonly ILookup<int, int> _worthwhileOfSite;

    public NearestChanges(SolvedPlan solved, StandingTally after, long[] valueOfNeed)
    {
        (_solved, _index, _after, _valueOfNeed) = (solved, solved.Index, after, valueOfNeed);
        _worthwhileOfSite = Enumerable.Range(0, valueOfNeed.Length).Where(need => valueOfNeed[need] > 0)
            .ToLookup(need => _index.SiteOfNeed[need]);
    }

    /// <summary>For every unplaced offer, in the plan's order.</summary>
    public ImmutableArray<OfferChanges> OfUnplaced() =>
        [.. _solved.Plan.Unplaced.Select(offer => new OfferChanges(offer.OfferKey, offer.Reason, Changes(offer)))];

    private ImmutableArray<OfferChange> Changes(UnplacedOffer unplaced)
    {
        if (unplaced.Reason is UnplacedReason.NotVerified or UnplacedReason.Exempt or UnplacedReason.AlreadyEngaged)
            return [];
        var offer = _index.NumberOfOffer(unplaced.OfferKey);
        var doctor = _index.DoctorOfOffer[offer];
        var best = new (int Need, int Metres)?[Enum.GetValues<ChangeKind>().Length];
        foreach (var reach in _index.Doctors[doctor].Reach)
        {
            if (_index.FindSite(reach.SiteKey) is not { } site)
                continue;
            foreach (var need in _worthwhileOfSite[site])
            {
                if (KindOf(offer, doctor, need, reach.Metres) is { } kind && IsSmaller(kind, offer, (need, reach.Metres), best[(int)kind]))
                    best[(int)kind] = (need, reach.Metres);
            }
        }

        return [.. best.Index().Where(change => change.Item is not null)
            .Select(change => Describe((ChangeKind)change.Index, change.Item!.Value.Need, change.Item.Value.Metres))];
    }

    /// <summary>The one thing that keeps the offer from the need, when it is one that the doctor could change.</summary>
    private ChangeKind? KindOf(int offer, int doctor, int need, int metres)
    {
        var (offered, asked) = (_index.Offers[offer], _index.Needs[need]);
        var isAccepted = offered.Accepted.Accept(asked.Part);
        var refusal = _solved.Eligibility.RefusalOfPair(doctor, need, metres);
        var isAffordable = _after.HalfDaysOfDoctor(doctor) + asked.Part.HalfDays() <= _index.Doctors[doctor].CapInHalfDays;
        if (asked.Date != offered.Date)
            return refusal is null && isAccepted && isAffordable && IsFree(doctor, asked.Date) ? ChangeKind.OtherDate : null;
        return (refusal, isAccepted, isAffordable) switch
        {
            (null, false, true) => ChangeKind.OtherPart,
            (null, true, false) => ChangeKind.LargerCap,
            (UnplacedReason.NoNeedWithinTravelLimit, true, true) when IsOnlyTooFar(doctor, need) => ChangeKind.LargerTravelLimit,
            _ => null,
        };
    }

    private bool IsFree(int doctor, DateOnly date) =>
        _index.FindOffer(doctor, date) is null && !_after.IsEngaged(doctor, date) && _solved.Eligibility.RefusalOfDay(doctor, date) is null;

    private bool IsOnlyTooFar(int doctor, int need) =>
        _solved.Eligibility.RefusalOfPair(doctor, need, _index.Doctors[doctor].TravelLimitMetres) is null;

    /// <summary>Nearer in days for another date, nearer in metres for a larger limit, worth more otherwise; then by key.</summary>
    private bool IsSmaller(ChangeKind kind, int offer, (int Need, int Metres) change, (int Need, int Metres)? than)
    {
        if (than is not { } other)
            return true;
        return Size(kind, offer, change).CompareTo(Size(kind, offer, other)) < 0;
    }

    private (long, long, int) Size(ChangeKind kind, int offer, (int Need, int Metres) change)
    {
        var worth = -_valueOfNeed[change.Need];
        return kind switch
        {
            ChangeKind.OtherDate =>
                (Math.Abs(_index.Needs[change.Need].Date.DayNumber - _index.Offers[offer].Date.DayNumber), worth, change.Need),
            ChangeKind.LargerTravelLimit => (change.Metres, worth, change.Need),
            _ => (worth, change.Metres, change.Need),
        };
    }

    private OfferChange Describe(ChangeKind kind, int number, int metres)
    {
        var need = _index.Needs[number];
        return new OfferChange(kind, need.Key, need.SiteKey, need.Date, need.Part, metres, _valueOfNeed[number]);
    }
}
