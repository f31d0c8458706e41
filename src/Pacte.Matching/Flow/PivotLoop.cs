namespace Pacte.Matching.Flow;

/// <summary>Pivots until the costs of the moment are least.</summary>
internal sealed class PivotLoop(Basis basis, long mostPivots = long.MaxValue)
{
    private const int PivotsBetweenReports = 256;

    /// <summary>Pivots made so far.</summary>
    public long Pivots { get; private set; }

    /// <summary>Whether there were more pivots than allowed.</summary>
    public bool IsSpent => Pivots > mostPivots;

    /// <summary>Goes on to the optimum: optimal, unbounded, or cancelled when given up or spent.</summary>
    public FlowStatus Minimise(int level, IProgress<FlowProgress>? progress, CancellationToken cancellation)
    {
        var pricing = new BlockSearch(basis.View);
        while (true)
        {
            progress?.Report(new FlowProgress(level, Pivots));
            if (cancellation.IsCancellationRequested || IsSpent)
                return FlowStatus.Cancelled;
            for (var pivot = 0; pivot < PivotsBetweenReports; pivot++)
            {
                var entering = pricing.Next();
                if (entering < 0)
                    return FlowStatus.Optimal;
                if (!basis.Enter(entering))
                    return FlowStatus.Unbounded;
                Pivots++;
            }
        }
    }
}
