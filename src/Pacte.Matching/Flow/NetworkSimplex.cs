using System.Collections.Immutable;

namespace Pacte.Matching.Flow;

/// <summary>
/// The primal network simplex method for minimum-cost flow (Dantzig 1951; Cunningham 1976 for strongly feasible trees;
/// Ahuja, Magnanti and Orlin, <i>Network Flows</i>, 1993, chapter 11).
/// </summary>
/// <remarks>
/// <para>Levels of cost are minimised in turn: once a level is optimal, arcs with a non-zero reduced cost are frozen at their bound
/// and the next level is minimised among what is left, from the same tree. The potentials of each level remain a proof.</para>
/// <para>The answer depends only on the network, never on time, machine or threads. With n nodes and costs at most C in absolute
/// value, potentials stay within 2n(C + 1); tree flows stay within the sum of supplies and finite capacities. Both are checked
/// before the first pivot, so no sum can wrap round.</para>
/// <para>The tree of an earlier solve, planted anew, need not be strongly feasible, so that pivots could go round in circles: after more
/// of them than there are arcs the network is solved from its own first tree.</para>
/// </remarks>
public sealed class NetworkSimplex
{
    private const int FewPivots = 1_000;

    private readonly FlowNetwork _network;
    private readonly Basis _basis;
    private readonly PivotLoop _loop;

    private NetworkSimplex(FlowNetwork network, Basis basis, PivotLoop loop) => (_network, _basis, _loop) = (network, basis, loop);

    /// <summary>Solves the network.</summary>
    public static FlowSolution Solve(
        FlowNetwork network, IProgress<FlowProgress>? progress = null, CancellationToken cancellation = default) =>
        Solve(network, start: null, progress, cancellation);

    /// <summary>Solves the network from where an earlier solve of nearly the same one ended: the better it fits, the fewer pivots.</summary>
    public static FlowSolution Solve(
        FlowNetwork network, FlowBasis? start, IProgress<FlowProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (!FlowBounds.AreSafe(network))
            return FlowSolution.Without(FlowStatus.Overflow);
        using (var basis = Basis.From(network, start))
        {
            var loop = new PivotLoop(basis, start is null ? long.MaxValue : FewPivots + network.ArcCount);
            var solution = new NetworkSimplex(network, basis, loop).Solve(progress, cancellation);
            if (!loop.IsSpent)
                return solution;
        }

        return Solve(network, start: null, progress, cancellation);
    }

    private FlowSolution Solve(IProgress<FlowProgress>? progress, CancellationToken cancellation)
    {
        var potentials = ImmutableArray.CreateBuilder<ImmutableArray<long>>(_network.LevelCount);
        for (var level = 0; level < _network.LevelCount; level++)
        {
            if (level > 0)
                _basis.FreezeOptimalFace();
            _basis.Price(_network.Costs[level], FlowBounds.ArtificialCost(_network, level));
            var status = _loop.Minimise(level, progress, cancellation);
            if (status == FlowStatus.Unbounded && !_basis.IsFeasible)
                status = TellInfeasibleFromUnbounded(level, cancellation);
            if (status == FlowStatus.Optimal && !_basis.IsFeasible)
                status = FlowStatus.Infeasible;
            if (status != FlowStatus.Optimal)
                return FlowSolution.Without(status, _loop.Pivots);
            potentials.Add(_basis.Potentials.ToImmutableArray());
        }

        var flow = _basis.Flow(isLast: true);
        if (!FlowBounds.TryObjectives(_network, flow, out var objectives))
            return FlowSolution.Without(FlowStatus.Overflow, _loop.Pivots);
        var proof = potentials.MoveToImmutable();
        return new FlowSolution(FlowStatus.Optimal, flow, proof, objectives, _loop.Pivots) { Basis = _basis.Keep() with { Potentials = proof } };
    }

    /// <summary>A cycle without limit was found while supplies were still unmet: whether they can be met decides the answer.</summary>
    private FlowStatus TellInfeasibleFromUnbounded(int level, CancellationToken cancellation)
    {
        _basis.Price([.. new long[_network.ArcCount]], artificialCost: 1);
        var status = _loop.Minimise(level, progress: null, cancellation);
        if (status == FlowStatus.Cancelled)
            return status;
        return _basis.IsFeasible ? FlowStatus.Unbounded : FlowStatus.Infeasible;
    }
}
