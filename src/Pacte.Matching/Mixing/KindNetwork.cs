using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Pacte.Matching.Flow;

namespace Pacte.Matching.Mixing;

/// <summary>The arcs that decide about a doctor who mixes.</summary>
/// <param name="Rest">From the source, the first of the arcs of one session each, after the first session.</param>
/// <param name="RestCount">How many of them.</param>
/// <param name="Wide">The first of the arcs of one session each to the node of sessions that may be whole days.</param>
/// <param name="WideCount">How many of them; the arcs from that node to the offers follow.</param>
internal sealed record MixingArcs(int Rest, int RestCount, int Wide, int WideCount);

/// <summary>
/// How a doctor who mixes works: at most <paramref name="Full"/> sessions go to the offers named wide, which may be whole days; the
/// others take half-days only, and all together are at most cap − full. Whatever is chosen within keeps the cap, every plan is within
/// one such choice, and the bounds are nested: a flow again.
/// </summary>
internal sealed record KindChoice(int Full, bool[] Wide)
{
    /// <summary>The choice that contains half-days taken at each offer.</summary>
    public static KindChoice Of(MixingDoctor doctor, ReadOnlySpan<sbyte> kinds)
    {
        var (full, wide) = (kinds.Count((sbyte)2), new bool[kinds.Length]);
        var everyWide = 2 * full >= doctor.Cap;
        for (var i = 0; i < wide.Length; i++)
            wide[i] = everyWide || kinds[i] == 2;
        return new KindChoice(full, wide);
    }
}

/// <summary>What the best whole day and half-day at each offer of a doctor who mixes bring.</summary>
internal sealed record KindPrices(long[] Full, long[] Half);

/// <summary>The network of the plan with the doctors who mix kept to choices, or free at prices.</summary>
internal sealed class KindNetwork(PlanNetwork plan)
{
    /// <summary>More than any session is worth: an arc that costs this stays empty, for a session that does not happen costs nothing.</summary>
    public const long Closed = 1L << 40;

    /// <summary>The costs of coverage under which arcs outside these choices and domains stay empty.</summary>
    public ImmutableArray<long> Restricted(KindChoice[] choices)
    {
        var costs = plan.Network.Costs[0].ToArray();
        for (var i = 0; i < choices.Length; i++)
            Close(costs, Closed, i, choices[i]);
        return ImmutableCollectionsMarshal.AsImmutableArray(costs);
    }

    /// <summary>The network with every level, in which arcs outside these choices carry nothing.</summary>
    public FlowNetwork Restrict(KindChoice[] choices)
    {
        var capacities = plan.Network.Capacities.ToArray();
        for (var i = 0; i < choices.Length; i++)
            Close(capacities, 0, i, choices[i]);
        return new FlowNetwork(
            plan.Network.Tails,
            plan.Network.Heads,
            ImmutableCollectionsMarshal.AsImmutableArray(capacities),
            plan.Network.Supplies,
            plan.Network.Costs);
    }

    /// <summary>The costs of coverage under which every half-day of a doctor who mixes costs a price instead of being limited by the cap.</summary>
    public ImmutableArray<long> Priced(long[] halfDayOfDoctor)
    {
        var costs = plan.Network.Costs[0].ToArray();
        for (var i = 0; i < halfDayOfDoctor.Length; i++)
        {
            Array.Fill(costs, Closed, plan.MixingArcs[i].Wide, plan.MixingArcs[i].WideCount);
            foreach (var offer in plan.Kinds.Mixing[i].Offers)
            {
                for (var candidate = offer.First; candidate < offer.End; candidate++)
                    costs[plan.FirstCandidateArc + candidate] += plan.HalfDays(candidate) * halfDayOfDoctor[i];
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(costs);
    }

    /// <summary>Writes a value on every arc of a doctor that a choice leaves out.</summary>
    private void Close(long[] arcs, long value, int i, KindChoice choice)
    {
        var (doctor, own) = (plan.Kinds.Mixing[i], plan.MixingArcs[i]);
        var first = plan.Kinds.SessionsOf(doctor.Doctor) - own.RestCount;
        var open = Math.Clamp(doctor.Cap - choice.Full - first, 0, own.RestCount);
        Array.Fill(arcs, value, own.Rest + open, own.RestCount - open);
        Array.Fill(arcs, value, own.Wide + choice.Full, own.WideCount - choice.Full);
        for (var o = 0; o < doctor.Offers.Length; o++)
        {
            var (offer, wide) = (doctor.Offers[o], choice.Wide[o]);
            arcs[wide ? plan.ArcOfOffer[offer.Offer] : own.Wide + own.WideCount + o] = value;
            for (var candidate = offer.First; candidate < offer.End; candidate++)
            {
                var isFull = plan.HalfDays(candidate) == 2;
                if (isFull && !wide)
                    arcs[plan.FirstCandidateArc + candidate] = value;
            }
        }
    }
}
