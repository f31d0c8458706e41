using System.Collections.Concurrent;
using Npgsql;
using Pacte.Web.Data.Embedded;
using Pacte.Web.Starting;
using Xunit;

namespace Pacte.TestKit;

/// <summary>
/// One PostgreSQL server for a test assembly: the one that <c>PACTE_TEST_DB</c> names, else an embedded one in a temporary folder.
/// Each template is built once and copied for each test class.
/// </summary>
public sealed class TestPostgres : IAsyncLifetime
{
    public const string ServerVariable = "PACTE_TEST_DB";

    private static readonly string Prefix = $"pacte_{Environment.ProcessId}_";

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> templates = new(StringComparer.Ordinal);
    private readonly TestServerFolder folder = new();
    private EmbeddedPostgres? embedded;
    private NpgsqlDataSource? server;
    private int created;

    /// <summary>What the embedded server has written in its own log so far; null for a server that is not ours.</summary>
    public string? ServerLog => embedded is null ? null : Read(DataFolder.Open(folder.Path).Log);

    private NpgsqlDataSource Server => server ?? throw new InvalidOperationException("The server is not started.");

    public async ValueTask InitializeAsync()
    {
        var address = Environment.GetEnvironmentVariable(ServerVariable);
        if (string.IsNullOrEmpty(address))
        {
            embedded = await StartAsync();
            address = embedded.ConnectionString;
        }
        server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(address) { Database = "postgres" });
    }

    /// <summary>A fresh database made from the template; the caller drops it.</summary>
    public async Task<string> CreateAsync(DatabaseTemplate template)
    {
        var source = await templates.GetOrAdd(template.Name, _ => new(() => BuildAsync(template))).Value;
        var name = $"{Prefix}{Interlocked.Increment(ref created)}";
        await ExecuteAsync($"create database {name} template {source}");
        return AddressOf(name);
    }

    public async Task DropAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await ExecuteAsync($"drop database if exists {name} with (force)");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var template in templates.Values)
            await DropAsync(AddressOf(await template.Value));
        await Server.DisposeAsync();
        if (embedded is not null)
            await embedded.DisposeAsync();
        folder.Dispose();
    }

    private async Task<string> BuildAsync(DatabaseTemplate template)
    {
        var name = $"{Prefix}template_{template.Name}";
        await ExecuteAsync($"create database {name}");
        // Not pooled: a template with an open connection cannot be copied.
        await template.PrepareAsync(AddressOf(name, pooled: false));
        return name;
    }

    private Task<EmbeddedPostgres> StartAsync()
    {
        var search = new BinariesSearch(NpmPostgres.ForCurrentUser(), Environment.GetEnvironmentVariable("Pacte__PostgresBinaries"));
        var options = new EmbeddedPostgresOptions(folder.Path, search)
        {
            // Nothing here outlives the run, so durability is off. It changes no lock, constraint or isolation rule;
            // the product keeps PostgreSQL's defaults.
            Settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["max_connections"] = "400",
                ["shared_buffers"] = "256MB",
                ["fsync"] = "off",
                ["synchronous_commit"] = "off",
                ["full_page_writes"] = "off",
            },
        };
        return EmbeddedPostgres.StartAsync(options, StartConsole.Silent, TimeProvider.System, CancellationToken.None);
    }

    private string AddressOf(string database, bool pooled = true)
    {
        var address = embedded?.ConnectionString ?? Environment.GetEnvironmentVariable(ServerVariable);
        return new NpgsqlConnectionStringBuilder(address) { Database = database, Pooling = pooled, MaxPoolSize = 250 }.ConnectionString;
    }

    private static string Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = Server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
