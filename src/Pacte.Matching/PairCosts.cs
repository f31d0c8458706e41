namespace Pacte.Matching;

/// <summary>What it costs at each level that an offer goes to a need.</summary>
internal sealed class PairCosts(ProblemIndex index, PlanLevel[] levels)
{
    private readonly long[] _costs = new long[levels.Length];
    private ulong[] _needMix = [];
    private int _offer = -1;
    private ulong _offerMix;

    /// <summary>The costs of a pair, until the next is asked for. Those of one offer are best asked for in a row.</summary>
    public ReadOnlySpan<long> Of(Candidate candidate)
    {
        for (var level = 0; level < levels.Length; level++)
        {
            _costs[level] = levels[level] switch
            {
                PlanLevel.KeptProposals => index.Pairs.IsSent(candidate) ? -1 : 0,
                PlanLevel.Continuity => -index.Pairs.FamiliarityOf(candidate),
                PlanLevel.Travel => candidate.Metres,
                PlanLevel.Tie => Tie(candidate),
                _ => 0,
            };
        }

        return _costs;
    }

    private long Tie(Candidate candidate)
    {
        if (candidate.Offer != _offer)
            (_offer, _offerMix) = (candidate.Offer, StableMix.Of(index.Offers[candidate.Offer].Key));
        if (candidate.Need >= _needMix.Length)
            _needMix = Array.ConvertAll(index.Needs, need => StableMix.Of(need.Key));
        return StableMix.OfPair(_offerMix, _needMix[candidate.Need]);
    }
}
