using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Pacte.Matching.Flow;

namespace Pacte.Matching;

/// <summary>The arcs that decide about a doctor who mixes.</summary>
/// <param name="Rest">From the source: the sessions after the first.</param>
/// <param name="FirstSessions">How many sessions the arc before it carries, 0 or 1.</param>
/// <param name="Wide">From the doctor to the node of sessions that may be whole days.</param>
/// <param name="WideOffers">From that node to the first of the offers; those to the others follow.</param>
internal sealed record MixingArcs(int Rest, int FirstSessions, int Wide, int WideOffers);

/// <summary>
/// How a doctor who mixes works: at most <paramref name="Full"/> sessions go to the offers named wide, which may be whole days; the
/// others take half-days only, and all together are at most cap − full. Whatever is chosen within keeps the cap, every plan is within
/// one such choice, and the bounds are nested: a flow again.
/// </summary>
internal sealed record KindChoice(int Full, bool[] Wide);

/// <summary>The network of the plan with the doctors who mix kept to choices, or free at a price.</summary>
internal sealed class KindNetwork(PlanNetwork plan)
{
    private readonly ImmutableArray<long>[] _coverage = [plan.Network.Costs[0]];

    /// <summary>The network with these choices and, where given, these domains; coverage alone or every level.</summary>
    public FlowNetwork Restrict(KindChoice[] choices, KindDomain[]? domains = null, bool everyLevel = false)
    {
        var capacities = plan.Network.Capacities.ToArray();
        for (var i = 0; i < choices.Length; i++)
            Restrict(capacities, plan.Kinds.Mixing[i], plan.MixingArcs[i], choices[i], domains?[i]);
        return With(capacities, everyLevel ? plan.Network.Costs : [.. _coverage]);
    }

    /// <summary>The network in which a half-day of a doctor who mixes costs a price instead of being limited.</summary>
    public FlowNetwork Priced(long[] prices)
    {
        var costs = plan.Network.Costs[0].ToArray();
        for (var i = 0; i < prices.Length; i++)
        {
            foreach (var offer in plan.Kinds.Mixing[i].Offers)
            {
                for (var candidate = offer.First; candidate < offer.End; candidate++)
                    costs[plan.FirstCandidateArc + candidate] += prices[i] * plan.HalfDays(candidate);
            }
        }

        return With(plan.Network.Capacities.ToArray(), [ImmutableCollectionsMarshal.AsImmutableArray(costs)]);
    }

    private void Restrict(long[] capacities, MixingDoctor doctor, MixingArcs arcs, KindChoice choice, KindDomain? domain)
    {
        capacities[arcs.Rest] = Math.Min(doctor.Cap - choice.Full, doctor.Offers.Length) - arcs.FirstSessions;
        capacities[arcs.Wide] = choice.Full;
        for (var i = 0; i < doctor.Offers.Length; i++)
        {
            var (offer, wide) = (doctor.Offers[i], choice.Wide[i]);
            capacities[plan.ArcOfOffer[offer.Offer]] = wide ? 0 : 1;
            capacities[arcs.WideOffers + i] = wide ? 1 : 0;
            for (var candidate = offer.First; candidate < offer.End; candidate++)
            {
                var isFull = plan.HalfDays(candidate) == 2;
                var isOpen = (wide || !isFull) && (domain is null || domain.Allows(i, isFull));
                capacities[plan.FirstCandidateArc + candidate] = isOpen ? 1 : 0;
            }
        }
    }

    private FlowNetwork With(long[] capacities, ImmutableArray<ImmutableArray<long>> costs) => new(
        plan.Network.Tails, plan.Network.Heads, ImmutableCollectionsMarshal.AsImmutableArray(capacities), plan.Network.Supplies, costs);
}
