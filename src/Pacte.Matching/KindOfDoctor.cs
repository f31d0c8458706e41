namespace Pacte.Matching;

/// <summary>
/// A doctor who could work whole days and half-days is kept to one kind for the month: the cap counts half-days, which a flow whose
/// unit is a session cannot. The kind that can give more half-days is kept; whole days when both give as many.
/// </summary>
internal sealed class KindOfDoctor
{
    private readonly List<Candidate> _kept = [];
    private readonly List<Candidate> _dropped = [];
    private readonly int[] _sessionsOfDoctor;

    public KindOfDoctor(ProblemIndex index, StandingTally standing, List<Candidate> candidates)
    {
        _sessionsOfDoctor = new int[index.Doctors.Length];
        foreach (var own in candidates.GroupBy(candidate => index.DoctorOfOffer[candidate.Offer]))
        {
            var left = index.Doctors[own.Key].CapInHalfDays - standing.HalfDaysOfDoctor(own.Key);
            var wholeDays = own.ToLookup(candidate => index.Needs[candidate.Need].Part == SessionPart.FullDay);
            var whole = Math.Min(left / 2, OffersIn(wholeDays[true]));
            var half = Math.Min(left, OffersIn(wholeDays[false]));
            var keepWhole = 2 * whole >= half;
            if (whole > 0 && half > 0)
                DoctorsConcerned++;
            _sessionsOfDoctor[own.Key] = keepWhole ? whole : half;
            _kept.AddRange(wholeDays[keepWhole]);
            _dropped.AddRange(wholeDays[!keepWhole]);
        }
    }

    /// <summary>Candidates of the kind kept.</summary>
    public IReadOnlyList<Candidate> Kept => _kept;

    /// <summary>Candidates of the other kind.</summary>
    public IReadOnlyList<Candidate> Dropped => _dropped;

    /// <summary>How many doctors had candidates of both kinds.</summary>
    public int DoctorsConcerned { get; }

    /// <summary>The most sessions of the kind kept that the doctor can have.</summary>
    public int SessionsOf(int doctor) => _sessionsOfDoctor[doctor];

    private static int OffersIn(IEnumerable<Candidate> candidates) => candidates.Select(candidate => candidate.Offer).Distinct().Count();
}
