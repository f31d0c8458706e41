using Pacte.Matching.Flow;

namespace Pacte.Matching;

/// <summary>
/// What the prices of an optimal flow tell about the doctors who mix: what each does, what each would do best within a domain, and
/// from the differences a bound on every plan within the domains.
/// </summary>
internal sealed class PricedLook
{
    private readonly MixingDoctor[] _doctors;
    private readonly long[][] _full;
    private readonly long[][] _half;
    private readonly sbyte[][] _used;
    private readonly long[] _usedWorth;
    private readonly BestKinds[] _best;

    public PricedLook(PlanNetwork plan, FlowSolution solution, KindDomain[] domains)
    {
        _doctors = plan.Kinds.Mixing;
        var count = _doctors.Length;
        (_full, _half, _used) = (new long[count][], new long[count][], new sbyte[count][]);
        (_usedWorth, _best) = (new long[count], new BestKinds[count]);
        Value = CoverageOf(plan, solution);
        for (var i = 0; i < count; i++)
            Read(plan, solution, i);
        Bound = Answer(domains);
    }

    private PricedLook(PricedLook other, KindDomain[] domains)
    {
        (_doctors, _full, _half, _used, _usedWorth) = (other._doctors, other._full, other._half, other._used, other._usedWorth);
        (Value, _best) = (other.Value, new BestKinds[_doctors.Length]);
        Bound = Answer(domains);
    }

    /// <summary>Points of coverage of the flow; a plan's only when the kinds were fixed.</summary>
    public long Value { get; }

    /// <summary>No plan within the domains brings more.</summary>
    public long Bound { get; }

    /// <summary>The same prices, seen from smaller domains.</summary>
    public PricedLook Within(KindDomain[] domains) => new(this, domains);

    /// <summary>For every doctor the choice that is best at these prices.</summary>
    public KindChoice[] Choices(KindDomain[] domains)
    {
        var choices = new KindChoice[_doctors.Length];
        for (var i = 0; i < choices.Length; i++)
            choices[i] = _best[i].Choice(_doctors[i], domains[i]);
        return choices;
    }

    /// <summary>What a half-day is worth to a doctor at these prices.</summary>
    public long HalfDayOf(int doctor) => _best[doctor].HalfDay;

    /// <summary>Writes what the best whole day and half-day at each offer of a doctor bring at these prices.</summary>
    public void CopyPrices(int doctor, KindPrices into)
    {
        for (var o = 0; o < into.Full.Length; o++)
        {
            if (_doctors[doctor].Offers[o].HasFull)
                into.Full[o] = _full[doctor][o];
            if (_doctors[doctor].Offers[o].HasHalf)
                into.Half[o] = _half[doctor][o];
        }
    }

    /// <summary>Half-days that the flow takes at each offer of a doctor.</summary>
    public ReadOnlySpan<sbyte> UsedBy(int doctor) => _used[doctor];

    /// <summary>The choice that is best for one doctor at these prices.</summary>
    public KindChoice ChoiceOf(int doctor, KindDomain domain) => _best[doctor].Choice(_doctors[doctor], domain);

    /// <summary>The choices changed for those who would gain at least half as much as the one who would gain most.</summary>
    public KindChoice[] BetterChoices(KindDomain[] domains, KindChoice[] choices)
    {
        var bar = Math.Max(1, (GainOf(Keenest()) + 1) / 2);
        KindChoice[] better = [.. choices];
        for (var i = 0; i < better.Length; i++)
        {
            if (GainOf(i) >= bar)
                better[i] = _best[i].Choice(_doctors[i], domains[i]);
        }

        return better;
    }

    /// <summary>
    /// Two parts of the domain of the doctor who would gain most, the better first: fewer or more whole days, or an offer without one of
    /// its kinds. Null when nobody would gain.
    /// </summary>
    public (int Doctor, KindDomain First, KindDomain Second)? Branch(KindDomain[] domains)
    {
        var doctor = Keenest();
        if (doctor < 0 || GainOf(doctor) <= 0)
            return null;
        var (domain, best) = (domains[doctor], _best[doctor]);
        if (domain.MinFull < domain.MaxFull)
        {
            var used = Math.Clamp(_used[doctor].Count(kind => kind == 2), domain.MinFull, domain.MaxFull);
            var least = Math.Max(best.Full > used || used == domain.MinFull ? used + 1 : used, domain.MinFull + 1);
            var (few, many) = (domain.WithFull(domain.MinFull, least - 1), domain.WithFull(least, domain.MaxFull));
            return best.Full < least ? (doctor, few, many) : (doctor, many, few);
        }

        var offer = OfferToSettle(doctor, domain);
        if (offer < 0)
            return null;
        var whole = best.Kinds[offer] == 2;
        return (doctor, domain.Without(offer, full: !whole), domain.Without(offer, full: whole));
    }

    private static long CoverageOf(PlanNetwork plan, FlowSolution solution)
    {
        var (total, costs) = (0L, plan.Network.Costs[0]);
        for (var arc = 0; arc < costs.Length; arc++)
            total -= costs[arc] * solution.Flow[arc];
        return total;
    }

    private void Read(PlanNetwork plan, FlowSolution solution, int i)
    {
        var (offers, prices) = (_doctors[i].Offers, solution.Potentials[0]);
        (_full[i], _half[i], _used[i]) = (Lowest(offers.Length), Lowest(offers.Length), new sbyte[offers.Length]);
        for (var o = 0; o < offers.Length; o++)
        {
            for (var candidate = offers[o].First; candidate < offers[o].End; candidate++)
            {
                var worth = prices[plan.NodeOfNeed[plan.Candidates[candidate].Need]] - prices[plan.Source];
                var halfDays = plan.HalfDays(candidate);
                ref var most = ref (halfDays == 2 ? _full : _half)[i][o];
                most = Math.Max(most, worth);
                if (solution.Flow[plan.FirstCandidateArc + candidate] == 0)
                    continue;
                _used[i][o] = (sbyte)halfDays;
                _usedWorth[i] += worth;
            }
        }
    }

    private long Answer(KindDomain[] domains)
    {
        var bound = Value;
        for (var i = 0; i < _best.Length; i++)
        {
            _best[i] = BestKinds.Find(_doctors[i], domains[i], _full[i], _half[i]);
            bound += GainOf(i);
        }

        return bound;
    }

    private long GainOf(int doctor) => _best[doctor].Worth - _usedWorth[doctor];

    private int Keenest()
    {
        var keenest = _doctors.Length - 1;
        for (var i = keenest - 1; i >= 0; i--)
        {
            if (GainOf(i) >= GainOf(keenest))
                keenest = i;
        }

        return keenest;
    }

    private int OfferToSettle(int doctor, KindDomain domain)
    {
        var any = -1;
        for (var o = 0; o < _used[doctor].Length; o++)
        {
            if (!domain.AllowsBoth(o))
                continue;
            if (_best[doctor].Kinds[o] != _used[doctor][o])
                return o;
            any = o;
        }

        return any;
    }

    private static long[] Lowest(int count)
    {
        var lowest = new long[count];
        Array.Fill(lowest, long.MinValue / 8);
        return lowest;
    }
}
