namespace Pacte.Web.Workers;

/// <summary>
/// One kind of work that comes back: a round, a pause. A failed round is logged and the next one goes on. It begins once the process
/// serves: one that cannot, its port being taken, does no work and leaves none half begun.
/// </summary>
public sealed partial class PeriodicWorker(
    string name, TimeSpan pause, Func<CancellationToken, Task> round, TimeProvider clock, ILogger<PeriodicWorker> logger)
    : BackgroundService, IHostedLifecycleService
{
    public override Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => base.StartAsync(cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, clock);
        do
        {
            try
            {
                await round(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // The database may be away for a moment, or a peer too slow.
                LogRoundFailed(name, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of {Worker} failed; the next one tries again")]
    private partial void LogRoundFailed(string worker, Exception error);
}
