using Npgsql;
using Xunit;

namespace Pacte.TestKit;

/// <summary>A database of its own for one test class: take it as a class fixture.</summary>
public sealed class TestDatabase(TestPostgres postgres) : IAsyncLifetime
{
    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync() => ConnectionString = await postgres.CreateAsync(DatabaseTemplate.Empty);

    public async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public async ValueTask DisposeAsync() => await postgres.DropAsync(ConnectionString);
}
