using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Pacte.Web.Starting;

namespace Pacte.Web.Data.Embedded;

/// <summary>Starts, finds and stops the server of a cluster, on a free port of 127.0.0.1.</summary>
public sealed class PostgresServer(DataFolder folder, PostgresBinaries binaries, ServiceAccount? account)
{
    /// <summary>
    /// Whoever starts it, the server repeats in its log neither the row that a rule refused, nor statements, nor what was typed:
    /// they name people. The rule's name stays.
    /// </summary>
    private static readonly IReadOnlyDictionary<string, string> Discreet = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["log_error_verbosity"] = "terse",
        ["log_min_error_statement"] = "panic",
        ["log_statement"] = "none",
        ["log_min_duration_statement"] = "-1",
        ["log_min_duration_sample"] = "-1",
        ["log_parameter_max_length"] = "0",
        ["log_parameter_max_length_on_error"] = "0",
    };

    private const int Attempts = 5;
    private const int ShownLogLines = 5;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(300);

    /// <summary>The port of a server that already runs on this cluster and knows our password.</summary>
    public async Task<int?> RunningPortAsync(CancellationToken ct)
    {
        if (PostmasterFile.Read(folder.Cluster) is not { } file)
            return null;
        if (file.NumberWasReused)
        {
            // Kept under another name: only PostgreSQL's own bookkeeping, and only when its process is certainly not a server.
            File.Move(PostmasterFile.In(folder.Cluster), PostmasterFile.In(folder.Cluster) + ".stale", overwrite: true);
            return null;
        }
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionStringTo(folder, file.Port, "postgres"));
            await connection.OpenAsync(ct);
            await using var command = new NpgsqlCommand("show data_directory", connection);
            return (string?)await command.ExecuteScalarAsync(ct) is { } place && SamePlace(place) ? file.Port : null;
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    public async Task<int> StartAsync(IReadOnlyDictionary<string, string> settings, TimeProvider clock, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            if (await PgCtlAsync(["start", "--log", folder.Log, "--options", Options(settings, port)], ct) == 0)
                return port;
            // The port may just have been taken, the children of a killed server may still be leaving, or it may still be recovering.
            if (await RunningPortAsync(ct) is { } running)
                return running;
            if (attempt == Attempts)
                throw new StartRefusedException(
                    $"PostgreSQL {binaries.Major} n’a pas démarré sur {folder.Cluster}. Fin de son journal ({folder.Log}) :\n{LogTail()}");
            await Task.Delay(BetweenAttempts, clock, ct);
        }
    }

    /// <summary>Open transactions are rolled back, everything committed is on disk.</summary>
    public Task StopAsync() => PgCtlAsync(["stop", "--mode", "fast"], CancellationToken.None);

    public static string ConnectionStringTo(DataFolder folder, int port, string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = IPAddress.Loopback.ToString(),
            Port = port,
            Username = PostgresCluster.UserName,
            Password = folder.Password,
            Database = database,
            ApplicationName = "Pacte",
        }.ConnectionString;

    public static async Task CreateDatabaseAsync(DataFolder folder, int port, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionStringTo(folder, port, "postgres"));
        await using var exists = source.CreateCommand("select 1 from pg_database where datname = $1");
        exists.Parameters.AddWithValue(EmbeddedPostgresOptions.DatabaseName);
        if (await exists.ExecuteScalarAsync(ct) is not null)
            return;
        await using var create = source.CreateCommand($"create database {EmbeddedPostgresOptions.DatabaseName}");
        await create.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// The server leaves the terminal's process group, so Ctrl+C reaches the application alone, which drains requests first.
    /// </summary>
    private async Task<int> PgCtlAsync(IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var command = new ExternalCommand(
            binaries.PathOf("pg_ctl"), ["--pgdata", folder.Cluster, "--wait", "--timeout", "300", "--silent", .. arguments], folder.Cluster)
        {
            Account = account,
            KeepOutput = !OperatingSystem.IsWindows(),
        };
        return (await command.RunAsync(ct)).ExitCode;
    }

    private static string Options(IReadOnlyDictionary<string, string> settings, int port)
    {
        var own = string.Create(CultureInfo.InvariantCulture, $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=");
        return string.Join(' ', settings.Concat(Discreet).Select(setting => $"-c {setting.Key}={setting.Value}").Prepend(own));
    }

    private bool SamePlace(string place) =>
        string.Equals(Path.GetFullPath(place), Path.GetFullPath(folder.Cluster), StringComparison.Ordinal);

    private string LogTail() =>
        File.Exists(folder.Log) ? string.Join('\n', File.ReadLines(folder.Log).TakeLast(ShownLogLines)) : "(journal absent)";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
