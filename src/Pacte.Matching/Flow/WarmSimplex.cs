using System.Collections.Immutable;

namespace Pacte.Matching.Flow;

/// <summary>
/// The network simplex method for one network under one level of costs after another: each solve starts from the tree of the last,
/// which stays feasible whatever the costs. The answers have the shape of <see cref="NetworkSimplex"/> and the same proof.
/// </summary>
internal sealed class WarmSimplex(FlowNetwork network) : IDisposable
{
    private readonly Basis _basis = new(network);

    /// <summary>Minimises these costs, given one per arc.</summary>
    public (FlowNetwork Network, FlowSolution Solution) Solve(ImmutableArray<long> costs, CancellationToken cancellation)
    {
        var priced = new FlowNetwork(network.Tails, network.Heads, network.Capacities, network.Supplies, [costs]);
        return (priced, FlowBounds.AreSafe(priced) ? Solve(priced, cancellation) : FlowSolution.Without(FlowStatus.Overflow));
    }

    public void Dispose() => _basis.Dispose();

    private FlowSolution Solve(FlowNetwork priced, CancellationToken cancellation)
    {
        _basis.Price(priced.Costs[0], FlowBounds.ArtificialCost(priced, 0));
        var loop = new PivotLoop(_basis);
        var status = loop.Minimise(level: 0, progress: null, cancellation);
        if (status == FlowStatus.Optimal && !_basis.IsFeasible)
            status = FlowStatus.Infeasible;
        if (status != FlowStatus.Optimal)
            return FlowSolution.Without(status, loop.Pivots);
        var flow = _basis.Flow(isLast: false);
        return FlowBounds.TryObjectives(priced, flow, out var objectives)
            ? new FlowSolution(FlowStatus.Optimal, flow, [_basis.Potentials.ToImmutableArray()], objectives, loop.Pivots)
            : FlowSolution.Without(FlowStatus.Overflow, loop.Pivots);
    }
}
