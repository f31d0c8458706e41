using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pacte.Domain.Access;
using Pacte.Web.Data;

namespace Pacte.Web.Starting;

/// <summary>
/// Brings a database to the state that this version needs, once, however many nodes start together:
/// the others wait on an advisory lock and then find the work done.
/// </summary>
public sealed class DatabasePreparation(
    NpgsqlDataSource source, DbContextOptions<PacteDb> options, IKeyManager keys, TimeProvider clock)
{
    /// <summary>The lock's number, known to nobody else: "pacte" in ASCII.</summary>
    private const long Lock = 0x7061637465;

    private static readonly TimeSpan KeyLifetime = TimeSpan.FromDays(90);

    public async Task MigrateAsync(CancellationToken ct)
    {
        await using var turn = await source.OpenConnectionAsync(ct);
        await ExecuteAsync(turn, "select pg_advisory_lock($1)", ct);
        try
        {
            await using var db = new PacteDb(options) { Scope = Scope.Service };
            // Asked first: applying nothing costs a comparison of the whole model, which would slow every start.
            if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
                await db.Database.MigrateAsync(ct);
            MakeFirstKey();
        }
        finally
        {
            await ExecuteAsync(turn, "select pg_advisory_unlock($1)", CancellationToken.None);
        }
    }

    public async Task<bool> IsUpToDateAsync(CancellationToken ct)
    {
        await using var db = new PacteDb(options) { Scope = Scope.Service };
        return !(await db.Database.GetPendingMigrationsAsync(ct)).Any();
    }

    /// <summary>Made under the lock: two nodes that each made one would not read each other's cookies for a while.</summary>
    private void MakeFirstKey()
    {
        if (keys.GetAllKeys().Count == 0)
            keys.CreateNewKey(clock.GetUtcNow(), clock.GetUtcNow() + KeyLifetime);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = Lock } }, CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }
}
