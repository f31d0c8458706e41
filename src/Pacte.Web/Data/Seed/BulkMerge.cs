using Npgsql;
using NpgsqlTypes;

namespace Pacte.Web.Data.Seed;

/// <summary>Copies many rows at once into a table: new ones are added, changed ones brought up to date, others left alone.</summary>
internal sealed class BulkMerge<T>(string table, IReadOnlyList<string> key)
{
    private readonly List<(string Name, NpgsqlDbType Type, Func<T, object?> Value)> columns = [];

    public BulkMerge<T> Text(string name, Func<T, string?> value) => Column(name, NpgsqlDbType.Text, value);

    public BulkMerge<T> Column(string name, NpgsqlDbType type, Func<T, object?> value)
    {
        columns.Add((name, type, value));
        return this;
    }

    public async Task RunAsync(NpgsqlConnection connection, IEnumerable<T> rows, CancellationToken ct)
    {
        var names = string.Join(", ", columns.Select(c => c.Name));
        await ExecuteAsync(connection, $"create temp table incoming on commit drop as select {names} from {table} with no data", ct);
        await CopyAsync(connection, names, rows, ct);
        var others = columns.Select(c => c.Name).Except(key).ToList();
        await ExecuteAsync(
            connection,
            $"""
            insert into {table} as kept ({names}) select {names} from incoming
            on conflict ({string.Join(", ", key)}) do update set {string.Join(", ", others.Select(o => $"{o} = excluded.{o}"))}
            where ({string.Join(", ", others.Select(o => $"kept.{o}"))})
              is distinct from ({string.Join(", ", others.Select(o => $"excluded.{o}"))});
            drop table incoming
            """,
            ct);
    }

    private async Task CopyAsync(NpgsqlConnection connection, string names, IEnumerable<T> rows, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy incoming ({names}) from stdin (format binary)", ct);
        copy.Timeout = Timeout.InfiniteTimeSpan;
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            foreach (var (_, type, value) in columns)
            {
                if (value(row) is { } present)
                    await copy.WriteAsync(present, type, ct);
                else
                    await copy.WriteNullAsync(ct);
            }
        }

        await copy.CompleteAsync(ct);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }
}
