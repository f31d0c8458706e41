namespace Pacte.Web.Workers;

/// <summary>One kind of work that comes back: a round, a pause. A failed round is logged and the next one goes on.</summary>
public sealed partial class PeriodicWorker(
    string name, TimeSpan pause, Func<CancellationToken, Task> round, TimeProvider clock, ILogger<PeriodicWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, clock);
        do
        {
            try
            {
                await round(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // The database may be away for a moment.
                LogRoundFailed(name, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of {Worker} failed; the next one tries again")]
    private partial void LogRoundFailed(string worker, Exception error);
}
