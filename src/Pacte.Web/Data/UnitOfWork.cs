using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Web.Data.Availability;

namespace Pacte.Web.Data;

/// <summary>
/// One data context and at most one transaction for one execution of a use case. A rule that the database refuses comes back
/// as the same refusal that the domain would have given; lost races (40001, 40P01) are tried again with a fresh context.
/// </summary>
/// <param name="options">How to reach the database.</param>
/// <param name="known">Learns at once which slots were changed; none where nothing is searched.</param>
public sealed class UnitOfWork(DbContextOptions<PacteDb> options, KnownSlots? known = null)
{
    private const int Tries = 4;

    private readonly PooledDbContextFactory<PacteDb> contexts = new(options);

    /// <summary>Reads without tracking, in the scope of who asks.</summary>
    public async Task<T> ReadAsync<T>(Scope scope, Func<PacteDb, Task<T>> query)
    {
        await using var db = Open(scope);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await query(db);
    }

    /// <summary>
    /// Runs <paramref name="act"/> in a transaction, saves and commits when it is done, and rolls back when it refuses.
    /// <paramref name="refuse"/> gives the refusal for a name of <see cref="ConstraintNames"/>, or null when the act cannot meet it.
    /// </summary>
    public async Task<Result<T, TRefusal>> WriteAsync<T, TRefusal>(
        Scope scope,
        Func<PacteDb, Task<Result<T, TRefusal>>> act,
        Func<string, TRefusal?> refuse,
        CancellationToken ct,
        TRefusal? whenChangedMeanwhile = null)
        where TRefusal : struct, Enum
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryWriteAsync(scope, act, ct);
            }
            catch (DbUpdateConcurrencyException) when (whenChangedMeanwhile is not null)
            {
                return whenChangedMeanwhile.Value;
            }
            catch (Exception e) when (Cause(e) is { } cause)
            {
                if (IsLostRace(cause) && attempt < Tries)
                    continue;
                if (cause.ConstraintName is { } name && refuse(name) is { } refusal)
                    return refusal;
                throw;
            }
        }
    }

    private PacteDb Open(Scope scope)
    {
        var db = contexts.CreateDbContext();
        db.Begin(scope);
        return db;
    }

    private async Task<Result<T, TRefusal>> TryWriteAsync<T, TRefusal>(
        Scope scope, Func<PacteDb, Task<Result<T, TRefusal>>> act, CancellationToken ct)
        where TRefusal : struct, Enum
    {
        await using var db = Open(scope);
        // What is refused is undone whole: no savepoint at each save.
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var result = await act(db);
        if (!result.IsDone)
            return result;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        known?.Committed(db.SlotsSaved);
        return result;
    }

    // A deadlock met while saving comes wrapped twice: by the saving, and by the driver's advice to try again.
    private static PostgresException? Cause(Exception? e) => e is null ? null : e as PostgresException ?? Cause(e.InnerException);

    private static bool IsLostRace(PostgresException e) =>
        e.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
