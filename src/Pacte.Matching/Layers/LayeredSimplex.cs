using Pacte.Matching.Flow;

namespace Pacte.Matching.Layers;

/// <summary>
/// The network simplex from a plan made layer by layer, which is about half as many pivots from the optimum as the general start. The
/// plan is made at the first level of cost. The answer is proved like any other; only the way there is shorter.
/// </summary>
internal static class LayeredSimplex
{
    /// <summary>Solves a network; one without layers is solved from the general start.</summary>
    public static FlowSolution Solve(FlowNetwork network, IProgress<FlowProgress>? progress = null, CancellationToken cancellation = default) =>
        Solve(network, FlowBounds.AreSafe(network) ? LayerReader.TryRead(network) : null, progress, cancellation);

    /// <summary>Solves a network whose layers are known already.</summary>
    public static FlowSolution Solve(
        FlowNetwork network, LayeredNetwork? layers, IProgress<FlowProgress>? progress = null, CancellationToken cancellation = default)
    {
        var start = layers is null ? null : LayeredTree.Of(network, layers, LayeredPlan.Make(layers));
        return NetworkSimplex.Solve(network, start, progress, cancellation);
    }
}
