using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Pacte.Web.Data;

namespace Pacte.Web.Starting;

/// <summary>
/// What a start asks of the database, in plain statements: through Entity Framework each would wait for its model, then for
/// a query to be compiled, and the first page is wanted within seconds.
/// </summary>
public sealed class StartProbe(NpgsqlDataSource source, TimeProvider clock)
{
    private static readonly Lazy<string[]> Known = new(() =>
    [
        .. typeof(PacteDb).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Migration)))
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()!.Id),
    ]);

    /// <summary>Whether the database remembers every migration of this version.</summary>
    public async Task<bool> IsSchemaCurrentAsync(CancellationToken ct)
    {
        await using var missing = source.CreateCommand(
            """select count(*) from unnest($1) as id where id not in (select "MigrationId" from "__EFMigrationsHistory")""");
        missing.Parameters.AddWithValue(Known.Value);
        try
        {
            return (long?)await missing.ExecuteScalarAsync(ct) == 0;
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return false;
        }
    }

    /// <summary>Whether a key for cookies and forms was ever made.</summary>
    public Task<bool> HasKeyAsync(CancellationToken ct) => AskAsync("select exists (select from data_protection_keys)", ct);

    /// <summary>Whether a site was ever written: a demonstration has no place here any more.</summary>
    public Task<bool> HasSitesAsync(CancellationToken ct) => AskAsync("select exists (select from sites)", ct);

    /// <summary>The scene loaded last when its « today » is past, as of Paris; null when it is today's or there is none.</summary>
    public async Task<string?> FindPastSceneAsync(CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            """
            select substring(details from 'scene=([a-z]+)')
              from (select details, at from audit_entries where action = 'scene-seeded' order by at desc limit 1) as last
             where (at at time zone 'Europe/Paris')::date < ($1 at time zone 'Europe/Paris')::date
            """);
        command.Parameters.AddWithValue(clock.GetUtcNow());
        return await command.ExecuteScalarAsync(ct) as string;
    }

    /// <summary>The scene loaded last when its plans were not made after it; null when they were or there is none.</summary>
    public async Task<string?> FindUnplannedSceneAsync(CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            """
            select substring(details from 'scene=([a-z]+)')
              from (select details, at from audit_entries where action = 'scene-seeded' order by at desc limit 1) as last
             where not exists (select from audit_entries where action = 'scene-planned' and at >= last.at)
            """);
        return await command.ExecuteScalarAsync(ct) as string;
    }

    private async Task<bool> AskAsync(string sql, CancellationToken ct)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(ct) is true;
    }
}
