using Pacte.Matching.Flow;

namespace Pacte.Matching.Mixing;

/// <summary>What an optimal flow tells about the doctors who mix: what each does in it, and the bound that its potentials prove.</summary>
internal sealed class PricedLook
{
    private readonly PlanNetwork _plan;
    private readonly FlowSolution _solution;
    private readonly KindPrices[] _prices;

    public PricedLook(PlanNetwork plan, FlowSolution solution, KindDomain[] domains)
    {
        var doctors = plan.Kinds.Mixing;
        (_plan, _solution) = (plan, solution);
        (_prices, Used) = (new KindPrices[doctors.Length], new sbyte[doctors.Length][]);
        Value = Coverage();
        var rest = Value;
        for (var i = 0; i < doctors.Length; i++)
            rest -= Read(i, doctors[i].Offers);
        Bound = new KindBound(doctors, _prices, rest, domains);
    }

    /// <summary>Points of coverage of the flow; a plan's only when the kinds were fixed.</summary>
    public long Value { get; }

    /// <summary>What no plan exceeds.</summary>
    public KindBound Bound { get; }

    /// <summary>Half-days that the flow takes at each offer of each doctor.</summary>
    public sbyte[][] Used { get; }

    private long Coverage()
    {
        var (total, costs) = (0L, _plan.Network.Costs[0]);
        for (var arc = 0; arc < costs.Length; arc++)
            total -= costs[arc] * _solution.Flow[arc];
        return total;
    }

    /// <summary>Reads prices and sessions of a doctor; answers what the sessions bring at the prices.</summary>
    private long Read(int doctor, MixingOffer[] offers)
    {
        var (full, half, used, total) = (Nothing(offers.Length), Nothing(offers.Length), new sbyte[offers.Length], 0L);
        for (var o = 0; o < offers.Length; o++)
        {
            for (var candidate = offers[o].First; candidate < offers[o].End; candidate++)
            {
                var (worth, halfDays) = (WorthAt(_plan.Candidates[candidate].Need), _plan.HalfDays(candidate));
                ref var most = ref (halfDays == 2 ? full : half)[o];
                most = Math.Max(most, worth);
                if (_solution.Flow[_plan.FirstCandidateArc + candidate] == 0)
                    continue;
                used[o] = (sbyte)halfDays;
                total += worth;
            }
        }

        (_prices[doctor], Used[doctor]) = (new KindPrices(full, half), used);
        return total;
    }

    private long WorthAt(int need) => _solution.Potentials[0][_plan.NodeOfNeed[need]] - _solution.Potentials[0][_plan.Source];

    private static long[] Nothing(int count)
    {
        var prices = new long[count];
        Array.Fill(prices, BestKinds.Nothing);
        return prices;
    }
}
