using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pacte.Domain.Access;
using Pacte.Web.Data;

namespace Pacte.Web.Starting;

/// <summary>
/// Brings a database to the schema of this version, once, however many nodes start together:
/// the others wait on an advisory lock and then find the work done.
/// </summary>
public sealed class DatabasePreparation(
    NpgsqlDataSource source, StartProbe probe, DbContextOptions<PacteDb> options, IKeyManager keys, TimeProvider clock)
{
    /// <summary>The lock's number, known to nobody else: "pacte" in ASCII.</summary>
    private const long Lock = 0x7061637465;

    private static readonly TimeSpan KeyLifetime = TimeSpan.FromDays(90);

    public async Task MigrateAsync(CancellationToken ct)
    {
        if (await IsDoneAsync(ct))
            return;
        await using var turn = await source.OpenConnectionAsync(ct);
        await ExecuteAsync(turn, "select pg_advisory_lock($1)", ct);
        try
        {
            if (!await IsDoneAsync(ct))
                await DoAsync(ct);
        }
        finally
        {
            await ExecuteAsync(turn, "select pg_advisory_unlock($1)", CancellationToken.None);
        }
    }

    private async Task<bool> IsDoneAsync(CancellationToken ct) => await probe.IsSchemaCurrentAsync(ct) && await probe.HasKeyAsync(ct);

    private async Task DoAsync(CancellationToken ct)
    {
        await using var db = new PacteDb(options) { Scope = Scope.Service };
        await db.Database.MigrateAsync(ct);
        // Made under the lock: two nodes that each made one would not read each other's cookies for a while.
        if (!await probe.HasKeyAsync(ct))
            keys.CreateNewKey(clock.GetUtcNow(), clock.GetUtcNow() + KeyLifetime);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = Lock } }, CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }
}
