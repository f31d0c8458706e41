namespace Pacte.Matching;

/// <summary>Finds the standing sessions that break a rule: they are kept and listed, never silently dropped or made infeasible.</summary>
internal sealed class StandingRules(ProblemIndex index, StandingTally standing, Eligibility eligibility)
{
    private readonly ILookup<(string Doctor, DateOnly Date), StandingSession> _byDay =
        index.Standing.ToLookup(session => (session.DoctorKey, session.Date));

    /// <summary>Each session with the first rule that it breaks, ordered by key.</summary>
    public IEnumerable<Contradiction> Contradictions()
    {
        foreach (var session in index.Standing)
        {
            if ((OfDoctor(session) ?? OfNeed(session)) is { } reason)
                yield return new Contradiction(session.Key, reason);
        }
    }

    private ContradictionReason? OfDoctor(StandingSession session)
    {
        if (index.FindDoctor(session.DoctorKey) is not { } doctor)
            return null;
        if (eligibility.RefusalOfDay(doctor, session.Date) is { } refusal)
            return refusal == UnplacedReason.Exempt ? ContradictionReason.Exempt : ContradictionReason.NotVerified;
        if (_byDay[(session.DoctorKey, session.Date)].Any(other => Overlap(session, other)))
            return ContradictionReason.OverlapsAnother;
        return standing.HalfDaysOfDoctor(doctor) > index.Doctors[doctor].CapInHalfDays ? ContradictionReason.OverCap : null;
    }

    private ContradictionReason? OfNeed(StandingSession session)
    {
        if (index.FindSite(session.SiteKey) is null)
            return null;
        if (index.FindNeed(session.NeedKey) is not { } need || !Answers(session, index.Needs[need]))
            return ContradictionReason.NoSuchNeed;
        if (standing.OfNeed(need) > index.Needs[need].Max)
            return ContradictionReason.OverNeed;
        if (index.FindDoctor(session.DoctorKey) is not { } doctor)
            return null;
        var metres = index.DistancesFrom(doctor)[index.SiteOfNeed[need]];
        return eligibility.RefusalOfPair(doctor, need, metres) switch
        {
            null => null,
            UnplacedReason.SpecialtyNotAsked => ContradictionReason.OtherSpecialty,
            UnplacedReason.NoNeedWithinTravelLimit => ContradictionReason.BeyondTravelLimit,
            UnplacedReason.OwnZoneOnly => ContradictionReason.OwnZone,
            _ => ContradictionReason.Excluded,
        };
    }

    private static bool Answers(StandingSession session, MatchingNeed need) =>
        session.SiteKey == need.SiteKey && session.Date == need.Date && session.Part == need.Part;

    private static bool Overlap(StandingSession session, StandingSession other) =>
        other.Key != session.Key
        && (other.Part == session.Part || other.Part == SessionPart.FullDay || session.Part == SessionPart.FullDay);
}
