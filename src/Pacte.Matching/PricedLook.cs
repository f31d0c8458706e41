using Pacte.Matching.Flow;

namespace Pacte.Matching;

/// <summary>What an optimal flow tells about the doctors who mix: what each does in it, and the bound that its prices prove.</summary>
internal sealed class PricedLook
{
    private readonly MixingDoctor[] _doctors;
    private readonly KindPrices[] _prices;
    private readonly sbyte[][] _used;

    public PricedLook(PlanNetwork plan, FlowSolution solution, KindDomain[] domains)
    {
        _doctors = plan.Kinds.Mixing;
        (_prices, _used) = (new KindPrices[_doctors.Length], new sbyte[_doctors.Length][]);
        Value = CoverageOf(plan, solution);
        var rest = Value;
        for (var i = 0; i < _doctors.Length; i++)
            rest -= Read(plan, solution, i);
        Bound = new KindBound(_doctors, _prices, rest, domains);
    }

    private PricedLook(PricedLook other, KindDomain[] domains)
    {
        (_doctors, _prices, _used, Value) = (other._doctors, other._prices, other._used, other.Value);
        Bound = other.Bound.Within(domains);
    }

    /// <summary>Points of coverage of the flow; a plan's only when the kinds were fixed.</summary>
    public long Value { get; }

    /// <summary>What no plan within the domains exceeds.</summary>
    public KindBound Bound { get; }

    /// <summary>The same prices, seen from smaller domains.</summary>
    public PricedLook Within(KindDomain[] domains) => new(this, domains);

    /// <summary>Writes what the best whole day and half-day at each offer of a doctor bring at these prices.</summary>
    public void CopyPrices(int doctor, KindPrices into)
    {
        for (var o = 0; o < into.Full.Length; o++)
        {
            if (_doctors[doctor].Offers[o].HasFull)
                into.Full[o] = _prices[doctor].Full[o];
            if (_doctors[doctor].Offers[o].HasHalf)
                into.Half[o] = _prices[doctor].Half[o];
        }
    }

    public sbyte[][] Used => _used;

    /// <summary>Half-days that the flow takes at each offer of a doctor.</summary>
    public ReadOnlySpan<sbyte> UsedBy(int doctor) => _used[doctor];

    /// <summary>For every doctor the choice of what the flow does; it must keep the cap.</summary>
    public KindChoice[] ChoicesUsed()
    {
        var choices = new KindChoice[_doctors.Length];
        for (var i = 0; i < choices.Length; i++)
            choices[i] = KindChoice.Of(_doctors[i], _used[i]);
        return choices;
    }

    private static long CoverageOf(PlanNetwork plan, FlowSolution solution)
    {
        var (total, costs) = (0L, plan.Network.Costs[0]);
        for (var arc = 0; arc < costs.Length; arc++)
            total -= costs[arc] * solution.Flow[arc];
        return total;
    }

    /// <summary>Reads prices and sessions of a doctor; answers what the sessions bring at the prices.</summary>
    private long Read(PlanNetwork plan, FlowSolution solution, int i)
    {
        var (offers, potentials, total) = (_doctors[i].Offers, solution.Potentials[0], 0L);
        (_prices[i], _used[i]) = (new KindPrices(Lowest(offers.Length), Lowest(offers.Length)), new sbyte[offers.Length]);
        for (var o = 0; o < offers.Length; o++)
        {
            for (var candidate = offers[o].First; candidate < offers[o].End; candidate++)
            {
                var worth = potentials[plan.NodeOfNeed[plan.Candidates[candidate].Need]] - potentials[plan.Source];
                var halfDays = plan.HalfDays(candidate);
                ref var most = ref (halfDays == 2 ? _prices[i].Full : _prices[i].Half)[o];
                most = Math.Max(most, worth);
                if (solution.Flow[plan.FirstCandidateArc + candidate] == 0)
                    continue;
                _used[i][o] = (sbyte)halfDays;
                total += worth;
            }
        }

        return total;
    }

    private static long[] Lowest(int count)
    {
        var lowest = new long[count];
        Array.Fill(lowest, BestKinds.Nothing);
        return lowest;
    }
}
