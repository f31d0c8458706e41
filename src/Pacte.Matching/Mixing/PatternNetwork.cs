using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Pacte.Matching.Flow;

namespace Pacte.Matching.Mixing;

/// <summary>
/// The plan's network for coverage in which doctors who mix are no nodes: a pattern of such a doctor sends one unit into the network
/// for each of its sessions, at the node of the offer and kind, and takes as many from the source.
/// </summary>
internal sealed class PatternNetwork
{
    /// <summary>Points are shifted left as far as numbers allow, so that prices between two points can be told.</summary>
    private const int MostShift = 16;
    private const int BitsOfCosts = 40;

    // Beyond these, sums might wrap round.
    private const long MostPotential = 1L << 56;
    private const long MostRest = 1L << 61;

    private readonly PlanNetwork _plan;
    private readonly MixingDoctor[] _doctors;
    private readonly int[][] _halfNodes;

    public PatternNetwork(PlanNetwork plan)
    {
        (_plan, _doctors, NodeCount) = (plan, plan.Kinds.Mixing, plan.Network.NodeCount);
        var costs = plan.Network.Costs[0];
        var bits = 64 - (int)long.LeadingZeroCount(costs.Max(Math.Abs));
        Shift = Math.Clamp(BitsOfCosts - bits, 0, MostShift);
        (Tails, Heads) = (PinnedArray.Of(plan.Network.Tails.AsSpan()), PinnedArray.Of(plan.Network.Heads.AsSpan()));
        (Costs, Capacities) = (PinnedArray.Of<long>([.. costs.Select(cost => cost << Shift)]), [.. plan.Network.Capacities]);
        _halfNodes = new int[_doctors.Length][];
        for (var i = 0; i < _doctors.Length; i++)
            TakeOut(i);
    }

    public int NodeCount { get; private set; }

    public int Doctors => _doctors.Length;

    public int Source => _plan.Source;

    /// <summary>By how many bits costs, potentials and prices are shifted left.</summary>
    public int Shift { get; }

    /// <summary>Where each arc starts; this array, <see cref="Heads"/> and <see cref="Costs"/> do not move in memory.</summary>
    public int[] Tails { get; }

    public int[] Heads { get; }

    public long[] Costs { get; }

    public long[] Capacities { get; }

    /// <summary>The pattern that takes these half-days at each offer of a doctor.</summary>
    public KindPattern Pattern(int doctor, ReadOnlySpan<sbyte> kinds)
    {
        var (nodes, next) = (new int[kinds.Length - kinds.Count((sbyte)0)], 0);
        for (var offer = 0; offer < kinds.Length; offer++)
        {
            if (kinds[offer] != 0)
                nodes[next++] = NodeOf(doctor, offer, kinds[offer]);
        }

        return new KindPattern(doctor, kinds.ToArray(), nodes);
    }

    /// <summary>The flow that is left when every doctor keeps to one pattern.</summary>
    public FlowNetwork With(KindPattern[] patterns)
    {
        var supplies = new long[NodeCount];
        _plan.Network.Supplies.CopyTo(supplies);
        foreach (var node in patterns.SelectMany(pattern => pattern.Nodes))
        {
            supplies[node]++;
            supplies[Source]--;
        }

        return new FlowNetwork(
            ImmutableCollectionsMarshal.AsImmutableArray(Tails),
            ImmutableCollectionsMarshal.AsImmutableArray(Heads),
            ImmutableCollectionsMarshal.AsImmutableArray(Capacities),
            ImmutableCollectionsMarshal.AsImmutableArray(supplies),
            [ImmutableCollectionsMarshal.AsImmutableArray(Costs)]);
    }

    /// <summary>What a doctor would do best at these potentials.</summary>
    public BestKinds BestOf(int doctor, KindDomain domain, ReadOnlySpan<long> potentials)
    {
        var prices = PricesOf(doctor, potentials);
        return BestKinds.Find(_doctors[doctor], domain, prices.Full, prices.Half);
    }

    /// <summary>
    /// What any potentials prove (weak duality): a plan is worth at most the supplies at their potentials, the gain of every arc that
    /// would gain, times its capacity, and what each doctor would do best.
    /// </summary>
    public KindBound Bound(ReadOnlySpan<long> potentials, KindDomain[] domains)
    {
        foreach (var potential in potentials)
        {
            if (Math.Abs(potential) > MostPotential)
                return KindBound.None;
        }

        Int128 rest = 0;
        for (var node = 0; node < _plan.Network.NodeCount; node++)
            rest += (Int128)_plan.Network.Supplies[node] * potentials[node];
        for (var arc = 0; arc < Tails.Length; arc++)
        {
            if (potentials[Heads[arc]] - potentials[Tails[arc]] - Costs[arc] is > 0 and var gain)
                rest += (Int128)gain * Capacities[arc];
        }

        var prices = new KindPrices[Doctors];
        for (var i = 0; i < prices.Length; i++)
            prices[i] = PricesOf(i, potentials);
        return rest < MostRest ? new KindBound(_doctors, prices, (long)rest, domains, Shift) : KindBound.None;
    }

    /// <summary>For every doctor the choice of kinds that contains a pattern.</summary>
    public KindChoice[] Choices(IReadOnlyList<KindPattern> patterns) =>
        [.. patterns.Select((pattern, i) => KindChoice.Of(_doctors[i], pattern.Kinds))];

    /// <summary>Closes the arcs of a doctor and gives the half-days of each offer a node of their own.</summary>
    private void TakeOut(int doctor)
    {
        var (offers, own) = (_doctors[doctor].Offers, _plan.MixingArcs[doctor]);
        Array.Clear(Capacities, own.Rest, own.RestCount);
        Array.Clear(Capacities, own.Wide, own.WideCount + offers.Length);
        _halfNodes[doctor] = new int[offers.Length];
        for (var offer = 0; offer < offers.Length; offer++)
        {
            Capacities[_plan.ArcOfOffer[offers[offer].Offer]] = 0;
            _halfNodes[doctor][offer] = NodeCount++;
            for (var candidate = offers[offer].First; candidate < offers[offer].End; candidate++)
            {
                if (_plan.HalfDays(candidate) == 1)
                    Tails[_plan.FirstCandidateArc + candidate] = _halfNodes[doctor][offer];
            }
        }
    }

    private int NodeOf(int doctor, int offer, int halfDays) =>
        halfDays == 1 ? _halfNodes[doctor][offer] : _plan.Network.Heads[_plan.ArcOfOffer[_doctors[doctor].Offers[offer].Offer]];

    private KindPrices PricesOf(int doctor, ReadOnlySpan<long> potentials)
    {
        var offers = _doctors[doctor].Offers;
        var prices = new KindPrices(new long[offers.Length], new long[offers.Length]);
        for (var offer = 0; offer < offers.Length; offer++)
        {
            prices.Full[offer] = offers[offer].HasFull ? potentials[NodeOf(doctor, offer, 2)] - potentials[Source] : BestKinds.Nothing;
            prices.Half[offer] = offers[offer].HasHalf ? potentials[NodeOf(doctor, offer, 1)] - potentials[Source] : BestKinds.Nothing;
        }

        return prices;
    }
}
