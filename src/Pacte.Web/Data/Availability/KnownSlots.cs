using System.Diagnostics;
using Npgsql;
using Pacte.Domain.Booking;

namespace Pacte.Web.Data.Availability;

/// <summary>
/// Which slots can be taken, kept in the memory of this node. What the node itself commits it knows at once; what others commit it reads
/// when they announce it, and each second in any case (<see cref="KeepAvailability"/>). Whoever asks while it is not fresh gets nothing,
/// and asks the database.
/// </summary>
public sealed class KnownSlots(NpgsqlDataSource source, TimeProvider clock)
{
    /// <summary>How long a reading is trusted.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan WhollyAgain = TimeSpan.FromHours(1);

    /// <summary>Notes of changes are kept longer than this; a node that slept reads all again.</summary>
    private static readonly TimeSpan LongAgo = TimeSpan.FromMinutes(3);

    private readonly SemaphoreSlim reading = new(1);
    private readonly Lock knowing = new();
    private readonly HashSet<Guid> doubts = [];
    private readonly List<Action<SlotBoard>> meanwhile = [];
    private volatile SlotBoard? board;
    private string snapshot = "";
    private long readAt;
    private long whollyReadAt;
    private bool isLoading;
    private bool isBroken = true;
    private int untold;

    /// <summary>What is known, while it is fresh. Its age is that of the machine's own clock.</summary>
    public SlotBoard? Current => board is { } known && Stopwatch.GetElapsedTime(Volatile.Read(ref readAt)) < Trust ? known : null;

    /// <summary>The snapshot of the last reading.</summary>
    internal string Snapshot => snapshot;

    /// <summary>Reads what changed since the last time, or everything when that cannot be told.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await RefreshAsync(connection, ct);
    }

    internal async Task RefreshAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await reading.WaitAsync(ct);
        try
        {
            var began = Stopwatch.GetTimestamp();
            if (MustReadAll() || !await ReadChangesAsync(connection, ct))
                await ReadAllAsync(connection, ct);
            Volatile.Write(ref readAt, began);
        }
        catch
        {
            LoseTrack();
            throw;
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>Changes may have been missed: the next reading is of everything.</summary>
    internal void LoseTrack() => Volatile.Write(ref isBroken, true);

    /// <summary>Slots that this node has just committed, as they are now.</summary>
    internal void Committed(IEnumerable<Slot> slots)
    {
        foreach (var row in slots.Select(SlotRow.Of))
            Know(row.Id, known => known.Learn(row), isOwn: true);
    }

    /// <summary>This node has just held the slot.</summary>
    internal void Held(Guid slot, DateTimeOffset until) => Know(slot, known => known.Take(slot, until), isOwn: true);

    /// <summary>Somebody else was found to have the slot: it is shown no more before it is read again.</summary>
    internal void Met(Guid slot, DateTimeOffset until) => Know(slot, known => known.Take(slot, until), isOwn: false);

    /// <summary>This node has just given back a slot that was held.</summary>
    internal void Freed(Guid slot) => Know(slot, known => known.Take(slot, default), isOwn: true);

    /// <summary>Whether there is something to announce, once.</summary>
    internal bool TakeUntold() => Interlocked.Exchange(ref untold, 0) == 1;

    /// <summary>What was to be announced could not be.</summary>
    internal void KeepUntold() => Volatile.Write(ref untold, 1);

    private bool MustReadAll() =>
        board is null || Volatile.Read(ref isBroken) || Stopwatch.GetElapsedTime(readAt) > LongAgo || Stopwatch.GetElapsedTime(whollyReadAt) > WhollyAgain;

    private async Task ReadAllAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        lock (knowing)
        {
            isLoading = true;
            meanwhile.Clear();
        }

        Volatile.Write(ref isBroken, false);
        whollyReadAt = Stopwatch.GetTimestamp();
        var found = await SlotReader.AllAsync(connection, clock.GetUtcNow(), ct);
        var fresh = new SlotBoard(found.Rows);
        lock (knowing)
        {
            foreach (var learn in meanwhile)
                learn(fresh);
            (board, snapshot, isLoading) = (fresh, found.Snapshot, false);
        }
    }

    // What the node knows by itself is read again all the same: another may have changed the slot since.
    private void Know(Guid slot, Action<SlotBoard> learn, bool isOwn)
    {
        lock (knowing)
        {
            if (board is { } known)
                learn(known);
            if (isLoading)
                meanwhile.Add(learn);
            if (board is not null || isLoading)
                doubts.Add(slot);
        }

        if (isOwn)
            Volatile.Write(ref untold, 1);
    }

    // False when the database itself cannot tell what changed.
    private async Task<bool> ReadChangesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var known = board!;
        Guid[] also;
        int asked;
        lock (knowing)
        {
            also = [.. doubts];
            doubts.Clear();
            asked = known.NextMoment();
        }

        var found = await SlotReader.ChangesAsync(connection, snapshot, also, ct);
        if (found.Everything)
            return false;
        lock (knowing)
        {
            foreach (var row in found.Rows)
            {
                if (!known.Learn(row, asked))
                    doubts.Add(row.Id);
            }

            foreach (var lost in found.Lost)
            {
                if (!known.Lose(lost, asked))
                    doubts.Add(lost);
            }

            snapshot = found.Snapshot;
        }

        return true;
    }
}
