using Pacte.Web.Features.Planning;

namespace Pacte.Web.Workers;

/// <summary>Computes the plans that agencies ask for, one at a time on this node; other nodes take the others.</summary>
public sealed partial class PlanWorker(ComputePlan compute, TimeProvider clock, ILogger<PlanWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                while (await compute.ExecuteNextAsync(stoppingToken))
                {
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // The database may be away for a moment: the next round tries again.
                LogRoundFailed(error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of planning failed.")]
    private partial void LogRoundFailed(Exception error);
}
