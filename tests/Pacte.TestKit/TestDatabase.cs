using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pacte.Domain.Access;
using Pacte.Web.Data;
using Xunit;

namespace Pacte.TestKit;

/// <summary>A migrated database of its own for one test class: take it as a class fixture.</summary>
public sealed class TestDatabase(TestPostgres postgres) : IAsyncLifetime
{
    private NpgsqlDataSource? source;

    public string ConnectionString { get; private set; } = "";

    public UnitOfWork Work => new(Options);

    private NpgsqlDataSource Source => source ?? throw new InvalidOperationException("The database is not made.");

    /// <summary>What to do once a test has written rows by itself.</summary>
    public Func<Task> Written { get; set; } = () => Task.CompletedTask;

    private DbContextOptions<PacteDb> Options =>
        new DbContextOptionsBuilder<PacteDb>().UseNpgsql(Source).AddInterceptors(new Told(() => Written())).Options;

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

    public async ValueTask DisposeAsync()
    {
        if (source is not null)
            await source.DisposeAsync();
        await postgres.DropAsync(ConnectionString);
    }
}
