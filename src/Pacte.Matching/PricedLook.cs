using Pacte.Matching.Flow;

namespace Pacte.Matching;

/// <summary>
/// What the prices of an optimal flow tell about the doctors who mix: what each does, what each would do best within a domain, and
/// from the differences a bound on every plan within the domains.
/// </summary>
internal sealed class PricedLook
{
    /// <summary>The bound where the domains leave nothing.</summary>
    private const long NothingBetter = long.MinValue / 2;

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

    /// <summary>The bound when one doctor keeps to a smaller domain.</summary>
    public long BoundIf(int doctor, KindDomain domain) =>
        BoundIf(doctor, _doctors[doctor], domain);

    /// <summary>The bound when one doctor does have a session of a kind at an offer.</summary>
    public long BoundWith(int doctor, KindDomain domain, int offer, bool full)
    {
        var (fullDays, halfDays) = full ? (1, 2) : (0, 1);
        if (fullDays > domain.MaxFull || halfDays > _doctors[doctor].Cap)
            return long.MinValue;
        var rest = domain.Without(offer, full: true).Without(offer, full: false)
            .WithFull(Math.Max(0, domain.MinFull - fullDays), domain.MaxFull - fullDays);
        var roomLeft = _doctors[doctor] with { Cap = _doctors[doctor].Cap - halfDays };
        return BoundIf(doctor, roomLeft, rest) + (full ? _full : _half)[doctor][offer];
    }

    /// <summary>For every doctor the choice that is best at these prices.</summary>
    public KindChoice[] Choices(KindDomain[] domains)
    {
        var choices = new KindChoice[_doctors.Length];
        for (var i = 0; i < choices.Length; i++)
            choices[i] = BestKinds.Choice(_doctors[i], domains[i], _best[i].Kinds);
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

    /// <summary>For every doctor the choice of what the flow does; it must keep the cap.</summary>
    public KindChoice[] ChoicesUsed(KindDomain[] domains)
    {
        var choices = new KindChoice[_doctors.Length];
        for (var i = 0; i < choices.Length; i++)
            choices[i] = BestKinds.Choice(_doctors[i], domains[i], _used[i]);
        return choices;
    }

    /// <summary>
    /// Two parts of the domain of the doctor about whom flow and doctor differ most, the better first: fewer or more whole days, or an
    /// offer without one of its kinds. Null when nothing is left to settle.
    /// </summary>
    public (int Doctor, KindDomain First, KindDomain Second)? Branch(KindDomain[] domains)
    {
        foreach (var doctor in Enumerable.Range(0, domains.Length).OrderByDescending(i => Math.Abs(GainOf(i))))
        {
            if (Parts(domains[doctor], _best[doctor], _used[doctor]) is { } parts)
                return (doctor, parts.First, parts.Second);
        }

        return null;
    }

    private static (KindDomain First, KindDomain Second)? Parts(KindDomain domain, BestKinds best, sbyte[] used)
    {
        if (domain.MinFull < domain.MaxFull)
        {
            var full = Math.Clamp(used.Count(kind => kind == 2), domain.MinFull, domain.MaxFull);
            var least = best.Full > full || full == domain.MinFull ? full + 1 : full;
            var (few, many) = (domain.WithFull(domain.MinFull, least - 1), domain.WithFull(least, domain.MaxFull));
            return best.Full < least ? (few, many) : (many, few);
        }

        var offer = OfferToSettle(domain, best, used);
        if (offer < 0)
            return null;
        var whole = best.Kinds[offer] == 2;
        return (domain.Without(offer, full: !whole), domain.Without(offer, full: whole));
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
        var (bound, isPossible) = (Value, true);
        for (var i = 0; i < _best.Length; i++)
        {
            _best[i] = BestKinds.Find(_doctors[i], domains[i], _full[i], _half[i]);
            isPossible &= _best[i].IsPossible;
            bound += GainOf(i);
        }

        return isPossible ? bound : NothingBetter;
    }

    private long BoundIf(int number, MixingDoctor doctor, KindDomain domain)
    {
        var best = BestKinds.Find(doctor, domain, _full[number], _half[number]);
        return best.IsPossible && Bound != NothingBetter ? Bound - _best[number].Worth + best.Worth : NothingBetter;
    }

    private long GainOf(int doctor) => _best[doctor].Worth - _usedWorth[doctor];

    private static int OfferToSettle(KindDomain domain, BestKinds best, sbyte[] used)
    {
        var any = -1;
        for (var o = 0; o < used.Length; o++)
        {
            if (!domain.AllowsBoth(o))
                continue;
            if (best.Kinds[o] != used[o])
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
