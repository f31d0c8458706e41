using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;
using Pacte.Domain.Geography;

namespace Pacte.Web.Data.Seed;

/// <summary>
/// Brings the reference geography into the database: communes, intercommunalities, départements and the zones that public pages name.
/// Does nothing when the files are those already loaded, printed by the same rules; rows that newer files no longer name are kept, since sites may stand there.
/// </summary>
public sealed class ReferenceLoader(NpgsqlDataSource source, TimeProvider clock)
{
    /// <summary>The programme was opened to patients on this day; no public page dates the designations themselves.</summary>
    public static readonly DateOnly SourcedZonesFrom = new(2025, 9, 1);

    /// <summary>True when something was loaded.</summary>
    public async Task<bool> LoadAsync(CancellationToken ct)
    {
        var files = ReferenceFiles.Names.ToDictionary(n => n, n => SHA256.HashData([.. File.ReadAllBytes(ReferenceFiles.PathOf(n)), PrintedNames.Edition]));
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Two nodes that start together: the second waits, then finds the work done.
        await ExecuteAsync(connection, "lock table reference_files in share row exclusive mode", ct);
        if (await AreLoadedAsync(connection, files, ct))
            return false;
        await LoadPlacesAsync(connection, ct);
        await LoadZonesAsync(connection, ct);
        await RememberAsync(connection, files, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private static async Task<bool> AreLoadedAsync(NpgsqlConnection connection, Dictionary<string, byte[]> files, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select name, sha256 from reference_files", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var same = 0;
        while (await reader.ReadAsync(ct))
        {
            if (files.TryGetValue(reader.GetString(0), out var hash) && hash.AsSpan().SequenceEqual(reader.GetFieldValue<byte[]>(1)))
                same++;
        }

        return same == files.Count;
    }

    private static async Task LoadPlacesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var communes = ReferenceFiles.Communes();
        await new BulkMerge<Departement>("departements", ["code"])
            .Text("code", d => d.Code).Text("name", d => d.Name)
            .Text("region_code", d => d.RegionCode).Text("region_name", d => d.RegionName)
            .RunAsync(connection, ReferenceFiles.Departements(), ct);
        await new BulkMerge<Epci>("epcis", ["siren"])
            .Text("siren", e => e.Siren).Text("name", e => e.Name).Text("type", e => e.Type)
            .Column("population", NpgsqlDbType.Integer, e => e.Population)
            .Column("communes_count", NpgsqlDbType.Integer, e => e.CommunesCount)
            .Text("departement_code", e => e.DepartementCode).Text("region_code", e => e.RegionCode)
            .RunAsync(connection, ReferenceFiles.Epcis(communes), ct);
        await new BulkMerge<Commune>("communes", ["insee_code"])
            .Text("insee_code", c => c.InseeCode).Text("name", c => c.Name)
            .Column("postcodes", NpgsqlDbType.Array | NpgsqlDbType.Text, c => c.Postcodes)
            .Text("epci_siren", c => c.EpciSiren).Text("departement_code", c => c.DepartementCode).Text("region_code", c => c.RegionCode)
            .Column("population", NpgsqlDbType.Integer, c => c.Population)
            .Column("latitude", NpgsqlDbType.Double, c => c.Latitude).Column("longitude", NpgsqlDbType.Double, c => c.Longitude)
            .RunAsync(connection, communes, ct);
    }

    // Only where nothing was ever designated: what an agency imported or ended is never put back.
    private static async Task LoadZonesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        foreach (var zone in ReferenceFiles.Zones())
        {
            await using var command = new NpgsqlCommand(
                """
                insert into priority_zones (id, epci_siren, starts_on, source, confidence, is_demonstration)
                select $1, $2, $3, $4, $5, false where not exists (select from priority_zones where epci_siren = $2)
                """,
                connection);
            command.Parameters.Add(new() { Value = StableId.Of($"priority-zone {zone.Siren} {SourcedZonesFrom:yyyy-MM-dd}") });
            command.Parameters.Add(new() { Value = zone.Siren });
            command.Parameters.Add(new() { Value = SourcedZonesFrom });
            command.Parameters.Add(new() { Value = zone.Source });
            command.Parameters.Add(new() { Value = zone.Confidence });
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private async Task RememberAsync(NpgsqlConnection connection, Dictionary<string, byte[]> files, CancellationToken ct)
    {
        foreach (var (name, hash) in files)
        {
            await using var command = new NpgsqlCommand(
                """
                insert into reference_files (name, sha256, loaded_at) values ($1, $2, $3)
                on conflict (name) do update set sha256 = excluded.sha256, loaded_at = excluded.loaded_at
                """,
                connection);
            command.Parameters.Add(new() { Value = name });
            command.Parameters.Add(new() { Value = hash });
            command.Parameters.Add(new() { Value = clock.GetUtcNow() });
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        // Waits as long as the other node takes, on however slow a machine.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }
}
