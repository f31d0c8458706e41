using System.Collections.Immutable;

namespace Pacte.Matching.Flow;

/// <summary>
/// The network simplex method for one network under one level of costs after another: each solve starts from the tree of the last,
/// which stays feasible whatever the costs. The answers have the shape of <see cref="NetworkSimplex"/> and the same proof.
/// </summary>
internal sealed class WarmSimplex(FlowNetwork network) : IDisposable
{
    private const int PivotsBetweenLooks = 256;

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
        var pricing = new BlockSearch(_basis.View);
        for (var pivots = 0L; ; pivots++)
        {
            if (pivots % PivotsBetweenLooks == 0 && cancellation.IsCancellationRequested)
                return FlowSolution.Without(FlowStatus.Cancelled, pivots);
            var entering = pricing.Next();
            if (entering < 0)
                return Answer(priced, pivots);
            if (!_basis.Enter(entering))
                return FlowSolution.Without(FlowStatus.Unbounded, pivots);
        }
    }

    private FlowSolution Answer(FlowNetwork priced, long pivots)
    {
        if (!_basis.IsFeasible)
            return FlowSolution.Without(FlowStatus.Infeasible, pivots);
        var flow = _basis.Flow();
        return FlowBounds.TryObjectives(priced, flow, out var objectives)
            ? new FlowSolution(FlowStatus.Optimal, flow, [_basis.Potentials.ToImmutableArray()], objectives, pivots)
            : FlowSolution.Without(FlowStatus.Overflow, pivots);
    }
}
