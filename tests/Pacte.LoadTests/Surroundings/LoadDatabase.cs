using Npgsql;
using Pacte.Web.Data.Embedded;
using Pacte.Web.Starting;

namespace Pacte.LoadTests.Surroundings;

/// <summary>The product's own embedded server in a fresh folder, durable as in production.</summary>
internal sealed class LoadDatabase : IAsyncDisposable
{
    private readonly EmbeddedPostgres server;
    private readonly string folder;

    private LoadDatabase(EmbeddedPostgres server, string folder)
    {
        (this.server, this.folder) = (server, folder);
        Source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server.ConnectionString) { CommandTimeout = 0, MaxPoolSize = 2 });
    }

    public string ConnectionString => server.ConnectionString;

    public NpgsqlDataSource Source { get; }

    public static async Task<LoadDatabase> StartAsync(string folder, CancellationToken ct)
    {
        var search = new BinariesSearch(NpmPostgres.ForCurrentUser(), Environment.GetEnvironmentVariable("Pacte__PostgresBinaries"));
        var options = new EmbeddedPostgresOptions(Path.Combine(folder, "data"), search);
        var started = await EmbeddedPostgres.StartAsync(options, new StartConsole(Console.Out, TimeProvider.System), TimeProvider.System, ct);
        return new(started, folder);
    }

    /// <summary>Nothing is measured on a server that may lose what it committed.</summary>
    public async Task<string> RequireDurableAsync(CancellationToken ct)
    {
        var said = new List<string>();
        foreach (var setting in new[] { "fsync", "synchronous_commit", "full_page_writes" })
        {
            var value = await ScalarAsync($"show {setting}", ct) as string;
            if (value != "on")
                throw new InvalidOperationException($"{setting} is {value}: a figure measured so would mean nothing.");
            said.Add($"{setting}={value}");
        }
        return $"PostgreSQL {await ScalarAsync("show server_version", ct)}, {string.Join(", ", said)}";
    }

    /// <summary>The process whose children serve the connections.</summary>
    public async Task<int> PostmasterAsync(CancellationToken ct)
    {
        var data = (string)(await ScalarAsync("show data_directory", ct))!;
        return int.Parse(File.ReadLines(Path.Combine(data, "postmaster.pid")).First(), null);
    }

    public async Task<int> ExecuteAsync(string sql, CancellationToken ct)
    {
        await using var command = Source.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync(ct);
    }

    public async Task<object?> ScalarAsync(string sql, CancellationToken ct)
    {
        await using var command = Source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(ct);
    }

    public async Task<List<T>> RowsAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await using var command = Source.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var all = new List<T>();
        while (await rows.ReadAsync(ct))
            all.Add(read(rows));
        return all;
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
