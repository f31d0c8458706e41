namespace Pacte.Matching.Flow;

/// <summary>
/// Chooses the arc that enters the basis: looks through the arcs in turn, block by block, and takes the worst of the first block
/// that holds a violation. A block is about the square root of the number of arcs: a good arc for little search.
/// </summary>
internal sealed class BlockSearch(Basis basis, int arcCount)
{
    private const int SmallestBlock = 10;

    private readonly int _block = Math.Max(SmallestBlock, (int)Math.Sqrt(arcCount));
    private int _start;

    /// <summary>An arc that lowers the cost, or −1 when there is none, which proves the basis optimal.</summary>
    public int Next()
    {
        var (best, worst, arc) = (-1, 0L, _start);
        for (int seen = 0, left = _block; seen < arcCount; seen++)
        {
            var violation = basis.Violation(arc);
            if (violation > worst)
                (best, worst) = (arc, violation);
            arc = arc + 1 == arcCount ? 0 : arc + 1;
            if (--left > 0)
                continue;
            if (best >= 0)
                break;
            left = _block;
        }

        _start = arc;
        return best;
    }
}
