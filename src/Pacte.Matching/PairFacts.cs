namespace Pacte.Matching;

/// <summary>
/// What a problem says about pairs: who must not meet, what was proposed already, and who was where before. What the problem no longer
/// holds is left out.
/// </summary>
internal sealed class PairFacts
{
    private readonly ProblemIndex _index;
    private readonly HashSet<(string Doctor, string Site, DateOnly? Date)> _exclusions;
    private readonly HashSet<(int Offer, int Need)> _sent = [];
    private readonly Dictionary<(int Doctor, int Site), int> _visits = [];

    /// <exception cref="InvalidProblemException">Visits of a pair are told twice, or negative.</exception>
    public PairFacts(ProblemIndex index, MatchingProblem problem)
    {
        _index = index;
        _exclusions = [.. problem.Exclusions.Select(pair => (pair.DoctorKey, pair.SiteKey, pair.Date))];
        foreach (var (offerKey, needKey) in problem.Proposals)
        {
            if (index.FindOffer(offerKey) is { } offer && index.FindNeed(needKey) is { } need)
                _sent.Add((offer, need));
        }

        foreach (var visits in problem.Visits)
            Count(visits);
    }

    public bool HasProposals => _sent.Count > 0;

    public bool HasVisits => _visits.Count > 0;

    /// <summary>Whether they must not meet, ever or that day.</summary>
    public bool IsExcluded(string doctorKey, string siteKey, DateOnly date) => _exclusions.Count > 0
        && (_exclusions.Contains((doctorKey, siteKey, null)) || _exclusions.Contains((doctorKey, siteKey, date)));

    /// <summary>Whether this was proposed already.</summary>
    public bool IsSent(Candidate candidate) => _sent.Contains((candidate.Offer, candidate.Need));

    /// <summary>Sessions that the doctor has held at the site, as far as they count.</summary>
    public int FamiliarityOf(Candidate candidate) =>
        _visits.GetValueOrDefault((_index.DoctorOfOffer[candidate.Offer], _index.SiteOfNeed[candidate.Need]));

    private void Count(PastVisits visits)
    {
        ProblemShapes.Require(visits.Sessions >= 0, "past visits of doctor", visits.DoctorKey);
        if (_index.FindDoctor(visits.DoctorKey) is not { } doctor || _index.FindSite(visits.SiteKey) is not { } site)
            return;
        var isFirst = _visits.TryAdd((doctor, site), Math.Min(visits.Sessions, PastVisits.MostCounted));
        ProblemShapes.Require(isFirst, "past visits, told twice, of doctor", visits.DoctorKey);
    }
}
