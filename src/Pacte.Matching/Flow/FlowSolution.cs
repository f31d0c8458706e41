using System.Collections.Immutable;

namespace Pacte.Matching.Flow;

/// <summary>What a solver answers: a flow and, for each level of cost, the node potentials that prove it optimal.</summary>
/// <param name="Status">How the solve ended; the arrays are empty unless it is <see cref="FlowStatus.Optimal"/>.</param>
/// <param name="Flow">Units of flow on each arc.</param>
/// <param name="Potentials">For each level, a number per node; the reduced cost of an arc is cost + p(tail) − p(head).</param>
/// <param name="Objectives">For each level, the total cost of the flow.</param>
/// <param name="Pivots">Number of simplex steps taken.</param>
public sealed record FlowSolution(
    FlowStatus Status,
    ImmutableArray<long> Flow,
    ImmutableArray<ImmutableArray<long>> Potentials,
    ImmutableArray<long> Objectives,
    long Pivots)
{
    /// <summary>An answer without a flow.</summary>
    public static FlowSolution Without(FlowStatus status, long pivots = 0) => new(status, [], [], [], pivots);

    /// <summary>Where the solve ended, for another one to start from; null without a flow.</summary>
    public FlowBasis? Basis { get; init; }

    /// <summary>Total cost at the first level.</summary>
    public long Objective => Objectives[0];
}

/// <summary>How far a solve has come.</summary>
/// <param name="Level">The level of cost being minimised, from 0.</param>
/// <param name="Pivots">Simplex steps taken so far, all levels together.</param>
public sealed record FlowProgress(int Level, long Pivots);
