using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pacte.Matching.Flow;

/// <summary>
/// Chooses the arc that enters the basis: looks through the arcs in turn, block by block, and takes the worst of the first block
/// that holds a violation, the first of equals. A block is about as long as the square root of the number of arcs. In a large network
/// it gathers short strips from all over the arcs, because neighbours in the list are alike; in a small one that costs more pivots
/// than it saves. Both were chosen by measurement; see README.md.
/// </summary>
internal sealed unsafe class BlockSearch
{
    private const int LargeNetwork = 1 << 19;
    private const int LongStrip = 512;
    private const int ShortStrip = 16;
    private const int Lanes = 4;

    private readonly PricingView _view;
    private readonly int _strip;
    private readonly int _strips;
    private readonly int _blocks;
    private readonly long _tolerance;
    private int _block;

    /// <param name="view">The arrays that decide.</param>
    /// <param name="tolerance">The violation that an arc has to exceed.</param>
    public BlockSearch(PricingView view, long tolerance = 0)
    {
        (_view, _tolerance) = (view, tolerance);
        _strip = view.ArcCount < LargeNetwork ? LongStrip : ShortStrip;
        _strips = (view.ArcCount + _strip - 1) / _strip;
        var stripsInBlock = Math.Max(1, (int)Math.Sqrt(view.ArcCount) / _strip);
        _blocks = Math.Max(1, _strips / stripsInBlock);
    }

    /// <summary>An arc that lowers the cost, or −1 when there is none, which proves the basis optimal.</summary>
    public int Next() => Next(_blocks);

    /// <summary>An arc that lowers the cost, looked for in a share of the arcs only; −1 when there is none among them.</summary>
    public int NextNearby(int share) => Next(Math.Max(1, _blocks / share));

    private int Next(int blocks)
    {
        for (var seen = 0; seen < blocks; seen++)
        {
            var (best, worst) = (-1, _tolerance);
            for (var strip = _block; strip < _strips; strip += _blocks)
                Look(_view, strip * _strip, Math.Min(_view.ArcCount, (strip + 1) * _strip), ref best, ref worst);
            _block = _block + 1 == _blocks ? 0 : _block + 1;
            if (best >= 0)
                return best;
        }

        return -1;
    }

    /// <summary>Looks through a strip for a worse arc than the worst so far.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Look(in PricingView arrays, int arc, int end, ref int bestSoFar, ref long worstSoFar)
    {
        var view = arrays;
        var (best, worst) = (bestSoFar, worstSoFar);
        if (Avx2.IsSupported)
        {
            var bar = Vector256.Create(worst);
            for (; arc <= end - Lanes; arc += Lanes)
            {
                // In the order of the arcs, so that every machine takes the same one.
                var worse = Vector256.GreaterThan(Violations(view, arc), bar).ExtractMostSignificantBits();
                for (; worse != 0; worse &= worse - 1)
                {
                    var candidate = arc + BitOperations.TrailingZeroCount(worse);
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
