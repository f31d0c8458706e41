namespace Pacte.Matching.Mixing;

/// <summary>
/// Which kinds of sessions each doctor could do, and for how many. The cap counts half-days and a unit of flow is a session, so the
/// cap of most doctors is a number of sessions; it is not for those who mix whole days and half-days and could exceed it.
/// </summary>
internal sealed class DoctorKinds
{
    private readonly int[] _sessions;

    public DoctorKinds(ProblemIndex index, StandingTally standing, List<Candidate> candidates)
    {
        _sessions = new int[index.Doctors.Length];
        var mixing = new List<MixingDoctor>();
        for (var (start, end) = (0, 0); start < candidates.Count; start = end)
        {
            var doctor = index.DoctorOfOffer[candidates[start].Offer];
            while (end < candidates.Count && index.DoctorOfOffer[candidates[end].Offer] == doctor)
                end++;
            var offers = OffersOf(index, candidates, start, end);
            var left = index.Doctors[doctor].CapInHalfDays - standing.HalfDaysOfDoctor(doctor);
            _sessions[doctor] = Math.Min(offers.Exists(offer => offer.HasHalf) ? left : left / 2, offers.Count);
            if (Mixes(offers, left))
                mixing.Add(new MixingDoctor(doctor, left, [.. offers]));
        }

        Mixing = [.. mixing];
    }

    /// <summary>Doctors whose cap is not a number of sessions, ordered.</summary>
    public MixingDoctor[] Mixing { get; }

    /// <summary>The most sessions that the doctor can have.</summary>
    public int SessionsOf(int doctor) => _sessions[doctor];

    private static bool Mixes(List<MixingOffer> offers, int left) =>
        offers.Exists(offer => offer.HasHalf)
        && offers.Exists(offer => offer.HasFull)
        && offers.Sum(offer => offer.HasFull ? 2 : 1) > left;

    private static List<MixingOffer> OffersOf(ProblemIndex index, List<Candidate> candidates, int start, int end)
    {
        var offers = new List<MixingOffer>();
        for (var next = start; start < end; start = next)
        {
            var (hasFull, hasHalf) = (false, false);
            for (; next < end && candidates[next].Offer == candidates[start].Offer; next++)
            {
                var isFull = index.Needs[candidates[next].Need].Part == SessionPart.FullDay;
                (hasFull, hasHalf) = (hasFull || isFull, hasHalf || !isFull);
            }

            offers.Add(new MixingOffer(candidates[start].Offer, start, next, hasFull, hasHalf));
        }

        return offers;
    }
}

/// <summary>A doctor whose whole days and half-days share a cap that can bind.</summary>
/// <param name="Doctor">The doctor's number.</param>
/// <param name="Cap">Half-days left: 2·full + half may not exceed it.</param>
/// <param name="Offers">The offers that have candidates.</param>
internal sealed record MixingDoctor(int Doctor, int Cap, MixingOffer[] Offers)
{
    /// <summary>The most whole days that cap and offers allow.</summary>
    public int MaxFull { get; } = Math.Min(Cap / 2, Offers.Count(offer => offer.HasFull));
}

/// <summary>An offer of such a doctor; its candidates are those from <paramref name="First"/> up to <paramref name="End"/>.</summary>
internal sealed record MixingOffer(int Offer, int First, int End, bool HasFull, bool HasHalf);
