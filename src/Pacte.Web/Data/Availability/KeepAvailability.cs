using System.Diagnostics;
using Npgsql;

namespace Pacte.Web.Data.Availability;

/// <summary>
/// Keeps what this node knows of the slots up to date: reads what changed when another node announces something, and each second in any
/// case; announces its own commits, in batches and on a connection of its own, since a commit that notifies waits for all others that do.
/// A connection that is lost is made anew, and everything read again.
/// </summary>
/// <param name="source">Makes connections that nobody else is lent.</param>
/// <param name="slots">What is kept.</param>
/// <param name="logger">Says when it is not.</param>
public sealed partial class KeepAvailability(NpgsqlDataSource source, KnownSlots slots, ILogger<KeepAvailability> logger) : BackgroundService
{
    private const string Listen = "listen pacte_slots";
    private const string Announce = "notify pacte_slots";

    // An announcement lost with the server is no loss: its listeners are gone too.
    private const string WithoutWaiting = "set synchronous_commit = off";

    private static readonly TimeSpan InAnyCase = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan AnnouncedEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan NotesKept = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan NotesSwept = TimeSpan.FromMinutes(1);

    private readonly Queue<(long At, string Snapshot)> seen = [];

    public override void Dispose()
    {
        source.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        AgainAsync(ReadAsync, stoppingToken), AgainAsync(AnnounceAsync, stoppingToken));

    private async Task AgainAsync(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await work(ct);
            }
            catch (Exception error) when (!ct.IsCancellationRequested && error is NpgsqlException or IOException or TimeoutException or OperationCanceledException)
            {
                LogLost(error);
                await Task.Delay(AfterFailure, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        slots.LoseTrack();
        await using var connection = await source.OpenConnectionAsync(ct);
        await ExecuteAsync(connection, Listen, ct);
        while (true)
        {
            await slots.RefreshAsync(connection, ct);
            await SweepAsync(connection, ct);
            await connection.WaitAsync(InAnyCase, ct);
            await Task.Delay(AtMostEvery, ct);
        }
    }

    private async Task AnnounceAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await ExecuteAsync(connection, WithoutWaiting, ct);
        using var timer = new PeriodicTimer(AnnouncedEvery);
        while (await timer.WaitForNextTickAsync(ct))
        {
            if (slots.TakeUntold())
                await TellAsync(connection, ct);
        }
    }

    private async Task TellAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        try
        {
            await ExecuteAsync(connection, Announce, ct);
        }
        catch
        {
            // Told by the next connection.
            slots.KeepUntold();
            throw;
        }
    }

    private async Task SweepAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if (seen.Count > 0 && Stopwatch.GetElapsedTime(seen.Last().At) < NotesSwept)
            return;
        seen.Enqueue((Stopwatch.GetTimestamp(), slots.Snapshot));
        if (Stopwatch.GetElapsedTime(seen.Peek().At) >= NotesKept)
            await SlotReader.ForgetAsync(connection, seen.Dequeue().Snapshot, ct);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Availability is not kept: searches ask the database until the connection is back")]
    private partial void LogLost(Exception error);
}
