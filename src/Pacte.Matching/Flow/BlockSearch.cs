using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pacte.Matching.Flow;

/// <summary>
/// Chooses the arc that enters the basis: looks through the arcs in turn, block by block, and takes the worst of the first block
/// that holds a violation, the first of equals. The size of a block was chosen by measurement; see README.md.
/// </summary>
internal sealed unsafe class BlockSearch(PricingView view)
{
    private const int SmallestBlock = 16;
    private const int Lanes = 4;
    public static double BlockPerRoot = 0.7;
    public static int Strip = 16;

    // Each block gathers strips from all over the arcs, because neighbours in the list are alike.
    private readonly int _strips = (view.ArcCount + Strip - 1) / Strip;
    private readonly int _blocks = BlockCount(view.ArcCount);
    private int _block;

    private static int BlockCount(int arcs)
    {
        var size = Math.Max(SmallestBlock, (int)(BlockPerRoot * Math.Sqrt(arcs)));
        var strips = (arcs + Strip - 1) / Strip;
        return Math.Max(1, strips / Math.Max(1, size / Strip));
    }

    /// <summary>An arc that lowers the cost, or −1 when there is none, which proves the basis optimal.</summary>
    public int Next()
    {
        for (var seen = 0; seen < _blocks; seen++)
        {
            var (best, worst) = (-1, 0L);
            for (var strip = _block; strip < _strips; strip += _blocks)
                Worst(view, strip * Strip, Math.Min(view.ArcCount, (strip + 1) * Strip), ref best, ref worst);
            _block = _block + 1 == _blocks ? 0 : _block + 1;
            if (best >= 0)
                return best;
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Worst(in PricingView arrays, int arc, int end, ref int bestSoFar, ref long worstSoFar)
    {
        var view = arrays;
        var (best, worst) = (bestSoFar, worstSoFar);
        if (Avx2.IsSupported)
        {
            var bar = Vector256.Create(worst);
            for (; arc <= end - Lanes; arc += Lanes)
            {
                var better = Vector256.GreaterThan(Violations(view, arc), bar);
                for (var found = better.ExtractMostSignificantBits(); found != 0; found &= found - 1)
                {
                    var candidate = arc + BitOperations.TrailingZeroCount(found);
                    if (view.Violation(candidate) > worst)
                        (best, worst) = (candidate, view.Violation(candidate));
                    bar = Vector256.Create(worst);
                }
            }
        }

        for (; arc < end; arc++)
        {
            if (view.Violation(arc) > worst)
                (best, worst) = (arc, view.Violation(arc));
        }

        (bestSoFar, worstSoFar) = (best, worst);
    }

    /// <summary>The violations of four arcs at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Violations(in PricingView view, int arc)
    {
        var tails = Avx2.GatherVector256(view.Potential, Vector128.Load(view.Tail + arc), sizeof(long));
        var heads = Avx2.GatherVector256(view.Potential, Vector128.Load(view.Head + arc), sizeof(long));
        var gain = heads - tails - Vector256.Load(view.Cost + arc);
        var state = Avx2.ConvertToVector256Int64(view.State + arc);
        var negative = Vector256.LessThan(state, Vector256<long>.Zero);
        return Vector256.AndNot((gain ^ negative) - negative, Vector256.Equals(state, Vector256<long>.Zero));
    }
}
