namespace Pacte.Matching;

/// <summary>
/// Places the pins one by one, in the order of date, doctor, part and site, each where every rule allows it beside those before. What is
/// placed is fixed: it leaves the network, and the rest of the month is planned around it as around sessions that stand.
/// </summary>
internal sealed class PinnedSessions
{
    private readonly ProblemIndex _index;
    private readonly StandingTally _tally;
    private readonly Eligibility _eligibility;

    /// <summary>Places the pins and counts them in the tally.</summary>
    public PinnedSessions(ProblemIndex index, StandingTally tally, Eligibility eligibility)
    {
        (_index, _tally, _eligibility) = (index, tally, eligibility);
        foreach (var pin in index.Pins)
        {
            var (placed, refusal) = Place(pin);
            if (placed is { } candidate)
            {
                tally.Add(index, candidate);
                Placed.Add(candidate);
            }
            else
            {
                Refused.Add(new RefusedPin(pin, refusal));
            }
        }
    }

    /// <summary>Pins that are kept, as the sessions that they make.</summary>
    public List<Candidate> Placed { get; } = [];

    /// <summary>Pins that contradict a rule, with the first of them.</summary>
    public List<RefusedPin> Refused { get; } = [];

    /// <summary>What they bring, after the sessions that stand alone.</summary>
    public PlanValue Value(StandingTally standing, MatchingWeights weights) => new(
        new PlanWorth(_index, standing, weights).OfZones(Placed.Select(session => session.Need)).Sum(),
        Placed.Count(_index.Pairs.IsSent),
        Placed.Select(session => _index.DoctorOfOffer[session.Offer]).Distinct().Count(doctor => standing.HalfDaysOfDoctor(doctor) == 0),
        Placed.Sum(_index.Pairs.FamiliarityOf),
        Placed.Sum(session => (long)session.Metres));

    /// <summary>The session of a pin, or why there is none.</summary>
    private (Candidate? Placed, PinRefusal Refusal) Place(Pin pin)
    {
        if (_index.FindDoctor(pin.DoctorKey) is not { } doctor || _index.FindOffer(doctor, pin.Date) is not { } offer)
            return (null, PinRefusal.NoSuchOffer);
        if (_eligibility.RefusalOfDay(doctor, pin.Date) is { } refusal)
            return (null, refusal == UnplacedReason.Exempt ? PinRefusal.Exempt : PinRefusal.NotVerified);
        if (_tally.IsEngaged(doctor, pin.Date))
            return (null, PinRefusal.AlreadyEngaged);
        var (nearest, metres) = (PinRefusal.NoSuchNeed, _index.DistancesFrom(doctor));
        foreach (var need in _index.NeedsOn(pin.Date))
        {
            if (_index.Needs[need].SiteKey != pin.SiteKey || _index.Needs[need].Part != pin.Part)
                continue;
            var distance = metres[_index.SiteOfNeed[need]];
            if (Refusal(_eligibility.Refusal(offer, doctor, need, distance)) is not { } reason)
                return (new Candidate(offer, need, distance), default);
            nearest = reason > nearest ? reason : nearest;
        }

        return (null, nearest);
    }

    private static PinRefusal? Refusal(UnplacedReason? reason) => reason switch
    {
        null => null,
        UnplacedReason.PartNotAsked => PinRefusal.PartNotOffered,
        UnplacedReason.SpecialtyNotAsked => PinRefusal.OtherSpecialty,
        UnplacedReason.NoNeedWithinTravelLimit => PinRefusal.BeyondTravelLimit,
        UnplacedReason.OwnZoneOnly => PinRefusal.OwnZone,
        UnplacedReason.Excluded => PinRefusal.Excluded,
        UnplacedReason.NeedsFilledByOthers => PinRefusal.NeedFull,
        _ => PinRefusal.CapReached,
    };
}
