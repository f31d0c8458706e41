using Pacte.Domain.Planning;
using Pacte.Matching;
using Pacte.Web.Data.Places;

namespace Pacte.Web.Features.Planning;

/// <summary>
/// Computes the next plan that somebody asked for. No transaction is open while the solver works; the matcher verifies its proof
/// before it answers, so an unproved plan is never stored.
/// </summary>
public sealed partial class ComputePlan(
    PlaceDirectory places, PlanRun run, LoadPlanSources load, TimeProvider clock, ILogger<ComputePlan> logger)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>True when there was a run to take.</summary>
    public async Task<bool> ExecuteNextAsync(CancellationToken ct)
    {
        if (await run.ClaimAsync(ct) is not { } claim)
            return false;
        LogClaimed(claim.PlanId);
        try
        {
            await ComputeAsync(claim, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await run.ReleaseAsync(claim, CancellationToken.None);
            throw;
        }
        return true;
    }

    private async Task ComputeAsync(PlanClaim claim, CancellationToken ct)
    {
        var computation = new Computation(claim, run);
        try
        {
            var started = clock.GetTimestamp();
            var positions = (await places.GetAsync(ct)).Positions;
            var firstDate = ProposalTimes.FirstDate(PlanCalendar.Today(clock.GetUtcNow()));
            var sources = await load.ExecuteAsync(claim.Month, claim.RegionCode, firstDate, ct);
            var translation = new MatchingTranslation(sources, positions);
            LogRead(claim.PlanId, translation.Problem.Offers.Count, translation.Problem.Needs.Count);
            var answer = await computation.SolveAsync(translation.Problem, clock, Beat, ct);
            var why = answer is null ? null : new WhyTranslation(translation.Problem, answer);
            var stored = answer is not null && await run.CompleteAsync(computation.Claim, plan =>
            {
                translation.Fill(plan, answer.Plan);
                why!.Fill(plan);
                plan.ComputeMilliseconds = (int)clock.GetElapsedTime(started).TotalMilliseconds;
            }, ct);
            LogEnded(claim.PlanId, stored);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            var failure = error switch
            {
                InvalidProblemException => PlanFailure.RowsContradict,
                ProofRejectedException => PlanFailure.ProofRejected,
                _ => PlanFailure.Unexpected,
            };
            LogFailed(error, claim.PlanId, failure);
            await run.FailAsync(computation.Claim, failure, ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Plan {PlanId} is being computed.")]
    private partial void LogClaimed(Guid planId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Plan {PlanId} is read: {Offers} offers, {Needs} needs.")]
    private partial void LogRead(Guid planId, int offers, int needs);

    [LoggerMessage(Level = LogLevel.Information, Message = "Plan {PlanId} is computed; stored: {Stored}.")]
    private partial void LogEnded(Guid planId, bool stored);

    [LoggerMessage(Level = LogLevel.Error, Message = "Plan {PlanId} failed: {Failure}.")]
    private partial void LogFailed(Exception error, Guid planId, PlanFailure failure);
}
