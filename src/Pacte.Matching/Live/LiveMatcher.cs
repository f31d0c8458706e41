namespace Pacte.Matching.Live;

/// <summary>
/// Finds the best plan of a month again and again while the month changes. Every answer is that of <see cref="Matcher"/> for the same
/// problem, byte for byte; it comes the sooner the more the problem is like the one before, which is kept in memory with its network
/// and the tree in which its plan was proved. README.md says what an edit costs.
/// </summary>
/// <remarks>
/// An edit is simply another problem: whatever the two have in common is best given as the same objects. Where doctors mix whole days
/// and half-days, or zones, sites, past visits or much else have changed, the problem is solved from the start. Not for several threads.
/// </remarks>
public sealed class LiveMatcher
{
    private readonly MatchingWeights _weights;
    private readonly Matcher _matcher;
    private LiveMonth? _month;

    /// <summary>A matcher with the given weights, with nothing in memory yet.</summary>
    /// <exception cref="InvalidProblemException">The weights are not coherent.</exception>
    public LiveMatcher(MatchingWeights weights) => (_weights, _matcher) = (weights, new Matcher(weights));

    /// <summary>Solves the problem and verifies the proof before answering.</summary>
    /// <exception cref="InvalidProblemException">The problem contradicts itself: the message names the key.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; the month is no longer in memory.</exception>
    /// <exception cref="InvalidOperationException">The numbers are too large, or the solver's answer does not pass the check.</exception>
    public MatchingPlan Solve(MatchingProblem problem, CancellationToken cancellation = default)
    {
        var month = _month;
        // Whatever is thrown on the way, nothing half done is kept.
        _month = null;
        if (month is null || !month.TryFollow(problem))
            month = new LiveMonth(problem, _weights, cancellation);
        var plan = month.Solve(cancellation) ?? _matcher.Solve(problem, progress: null, cancellation);
        _month = month;
        return plan;
    }
}
