using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pacte.Domain.Access;
using Pacte.Web.Data;
using Xunit;

namespace Pacte.TestKit;

/// <summary>A migrated database of its own for one test class: take it as a class fixture.</summary>
public sealed class TestDatabase(TestPostgres postgres) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private NpgsqlDataSource? source;

    public string ConnectionString { get; private set; } = "";

    public UnitOfWork Work => new(Options);

    private NpgsqlDataSource Source => source ?? throw new InvalidOperationException("The database is not made.");

    /// <summary>What to do once a test has written rows by itself.</summary>
    public Func<Task> Written { get; set; } = () => Task.CompletedTask;

    private DbContextOptions<PacteDb> Options => RowLocks.OptionsFor(Source).AddInterceptors(new Told(() => Written())).Options;

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await postgres.CreateAsync(DatabaseTemplate.Migrated);
        source = NpgsqlDataSource.Create(ConnectionString);
    }

    /// <summary>A connection of one's own, for raw SQL.</summary>
    public async Task<NpgsqlConnection> OpenAsync() => await Source.OpenConnectionAsync();

    /// <summary>For a test that cuts them.</summary>
    public void ForgetConnections() => Source.Clear();

    /// <summary>A data context that sees everything.</summary>
    public PacteDb Open() => Open(Scope.Service);

    public PacteDb Open(Scope scope) => new(Options) { Scope = scope };

    /// <summary>Ends once somebody waits for a lock in this database.</summary>
    public async Task SomebodyWaitsAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var connection = await OpenAsync();
        await using var question = new NpgsqlCommand(
            "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')", connection);
        // A lock that is waited for tells nobody: it is asked again, seldom enough to leave the machine to whoever is to wait.
        while (await question.ExecuteScalarAsync(patience.Token) is false)
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (source is not null)
            await source.DisposeAsync();
        await postgres.DropAsync(ConnectionString);
    }
}
