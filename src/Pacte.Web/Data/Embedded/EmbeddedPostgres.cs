using Npgsql;
using Pacte.Web.Starting;

namespace Pacte.Web.Data.Embedded;

/// <summary>
/// A PostgreSQL server on a data folder of our own. Several instances on one folder share the server; the last one to leave stops it.
/// A server that outlived its application (kill -9) is taken over.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly DataFolder folder;
    private readonly PostgresServer server;
    private readonly TimeProvider clock;
    private readonly IDisposable inUse;
    private bool stopped;

    private EmbeddedPostgres(DataFolder folder, PostgresServer server, int port, IDisposable inUse, TimeProvider clock)
    {
        (this.folder, this.server, this.inUse, this.clock) = (folder, server, inUse, clock);
        ConnectionString = PostgresServer.ConnectionStringTo(folder, port, EmbeddedPostgresOptions.DatabaseName);
    }

    public string ConnectionString { get; }

    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options, StartConsole console, TimeProvider clock, CancellationToken ct)
    {
        var data = DataFolder.Open(options.Folder);
        using var starting = await FolderLock.ExclusiveAsync(data.StartLock, clock, ct);
        var account = await ServiceAccount.ForAsync(data.Cluster, ct);
        var binaries = await new PostgresCluster(data, account).PrepareAsync(options.Search, console, ct);
        var postgres = new PostgresServer(data, binaries, account);
        var share = FolderLock.Shared(data.InUseLock);
        try
        {
            var port = await postgres.RunningPortAsync(ct) ?? await console.StepAsync(
                $"Démarrage de PostgreSQL {binaries.Major} ({data.Cluster})", () => postgres.StartAsync(options.Settings, clock, ct));
            await PostgresServer.CreateDatabaseAsync(data, port, ct);
            return new EmbeddedPostgres(data, postgres, port, share, clock);
        }
        catch
        {
            // Interrupted between the server's start and our use of it: nobody else would stop it.
            if (await postgres.RunningPortAsync(CancellationToken.None) is not null)
                await LeaveAsync(data, postgres, share);
            share.Dispose();
            throw;
        }
    }

    /// <summary>Stops the server unless another instance still uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopped)
            return;
        stopped = true;
        NpgsqlConnection.ClearAllPools();
        using var stopping = await FolderLock.ExclusiveAsync(folder.StartLock, clock, CancellationToken.None);
        await LeaveAsync(folder, server, inUse);
    }

    private static async Task LeaveAsync(DataFolder folder, PostgresServer server, IDisposable share)
    {
        share.Dispose();
        using var alone = FolderLock.TryExclusive(folder.InUseLock);
        if (alone is not null)
            await server.StopAsync();
    }
}
