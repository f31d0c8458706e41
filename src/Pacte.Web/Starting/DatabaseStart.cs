using Pacte.Web.Data.Embedded;

namespace Pacte.Web.Starting;

/// <summary>The database that this process uses: the server that settings name, else the embedded one, which is stopped with the process.</summary>
public sealed class DatabaseStart : IAsyncDisposable
{
    private readonly EmbeddedPostgres? embedded;

    private DatabaseStart(string connectionString, EmbeddedPostgres? embedded)
    {
        ConnectionString = connectionString;
        this.embedded = embedded;
    }

    public string ConnectionString { get; }

    public static async Task<DatabaseStart> FindAsync(WebApplicationBuilder builder, StartConsole console, CancellationToken ct)
    {
        if (builder.Configuration.GetConnectionString("Pacte") is { Length: > 0 } given)
        {
            await DatabaseCheck.RequireUsableAsync(given, ct);
            return new(given, null);
        }
        var folder = DataFolderChoice.For(builder.Configuration[DataFolderChoice.Setting], builder.Environment.ContentRootPath);
        var search = new BinariesSearch(NpmPostgres.ForCurrentUser(), builder.Configuration[PostgresBinaries.Setting]);
        var server = await EmbeddedPostgres.StartAsync(new(folder, search), console, TimeProvider.System, ct);
        return new(server.ConnectionString, server);
    }

    public ValueTask DisposeAsync() => embedded?.DisposeAsync() ?? ValueTask.CompletedTask;
}
