using Pacte.Matching;

namespace Pacte.Web.Features.Planning;

/// <summary>One run of the solver, which tells how far it is and keeps its claim alive meanwhile.</summary>
internal sealed class Computation(PlanClaim claim, PlanRun run) : IProgress<MatchingProgress>
{
    private int percent;

    public PlanClaim Claim { get; private set; } = claim;

    // Stages, not time: the solver cannot know how many pivots are left.
    public void Report(MatchingProgress value) => Volatile.Write(ref percent, value.Stage switch
    {
        MatchingStage.Pairing => 5,
        MatchingStage.Building => 20,
        MatchingStage.Coverage => 30,
        MatchingStage.Fairness => 60,
        MatchingStage.Travel => 75,
        MatchingStage.Checking => 90,
        MatchingStage.Decoding => 95,
        _ => percent,
    });

    /// <summary>The plan, or null when the run was taken by another worker meanwhile.</summary>
    public async Task<ExplainedPlan?> SolveAsync(MatchingProblem problem, TimeProvider clock, TimeSpan beat, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var solving = Task.Run(() => Solve(problem, stop.Token), stop.Token);
        using var timer = new PeriodicTimer(beat, clock);
        var tick = timer.WaitForNextTickAsync(stop.Token).AsTask();
        while (await Task.WhenAny(solving, tick) == tick)
        {
            if (await run.RenewAsync(Claim, Volatile.Read(ref percent), ct) is not { } renewed)
            {
                await stop.CancelAsync();
                return null;
            }
            Claim = renewed;
            tick = timer.WaitForNextTickAsync(stop.Token).AsTask();
        }
        return await solving;
    }

    private ExplainedPlan Solve(MatchingProblem problem, CancellationToken ct)
    {
        try
        {
            return new Matcher(new MatchingWeights()).Explain(problem, this, ct);
        }
        catch (InvalidOperationException error)
        {
            throw new ProofRejectedException(error);
        }
    }
}

/// <summary>The solver's answer did not pass the independent check: nothing of it may be stored or shown.</summary>
internal sealed class ProofRejectedException(InvalidOperationException cause) : Exception(cause.Message, cause);
