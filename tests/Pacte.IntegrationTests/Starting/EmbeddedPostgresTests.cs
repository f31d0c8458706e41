using System.Diagnostics;
using Npgsql;
using Pacte.Web.Data.Embedded;
using Pacte.Web.Starting;

namespace Pacte.IntegrationTests.Starting;

/// <summary>The life of one data folder; each test leaves its server stopped.</summary>
public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("pacte-embedded-").FullName;

    private PostmasterFile? Server => PostmasterFile.Read(Path.Combine(path, "postgres"));

    public void Dispose() => Directory.Delete(path, recursive: true);

    [Fact]
    public async Task Two_instances_on_one_folder_share_the_server_and_the_last_stops_it()
    {
        var first = await StartAsync();
        var server = Server;
        var second = await StartAsync();
        Assert.Equal(first.ConnectionString, second.ConnectionString);

        await first.DisposeAsync();
        Assert.Equal(server, Server);
        Assert.Equal("on", await AskAsync(second, "show fsync"));

        await second.DisposeAsync();
        Assert.Null(Server);
    }

    [Fact]
    public async Task What_was_committed_survives_a_killed_server()
    {
        await using (var first = await StartAsync())
        {
            await AskAsync(first, "create table kept (word text)");
            await AskAsync(first, "insert into kept values ('toujours là')");
            using var postmaster = Process.GetProcessById(Server!.ProcessId);
            postmaster.Kill();
            await postmaster.WaitForExitAsync();
        }
        Assert.NotNull(Server);
        await using var again = await StartAsync();

        Assert.Equal("toujours là", await AskAsync(again, "select word from kept"));
    }

    [Fact]
    public async Task A_stale_pid_file_whose_number_now_is_another_program_stops_nobody()
    {
        await using (var first = await StartAsync())
            Assert.NotNull(first);
        var stale = $"{Environment.ProcessId}\n{Path.Combine(path, "postgres")}\n0\n1\n\n127.0.0.1\n";
        await File.WriteAllTextAsync(PostmasterFile.In(Path.Combine(path, "postgres")), stale);
        await using var again = await StartAsync();

        Assert.Equal("1", await AskAsync(again, "select '1'"));
    }

    [Fact]
    public async Task An_interrupted_first_start_is_begun_again()
    {
        DataFolder.Open(path);
        Directory.CreateDirectory(Path.Combine(path, "postgres.init-0badcafe", "base"));
        await using var server = await StartAsync();

        Assert.Equal("1", await AskAsync(server, "select '1'"));
    }

    [Fact]
    public async Task A_stop_asked_during_the_start_leaves_no_server_behind()
    {
        using var stop = new CancellationTokenSource();
        await using var writer = new StopOn("Démarrage de PostgreSQL", stop);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => StartAsync(new(writer, TimeProvider.System), stop.Token));

        Assert.Null(Server);
    }

    private static async Task<string?> AskAsync(EmbeddedPostgres server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (string?)await command.ExecuteScalarAsync();
    }

    private Task<EmbeddedPostgres> StartAsync() => StartAsync(StartConsole.Silent, CancellationToken.None);

    private Task<EmbeddedPostgres> StartAsync(StartConsole console, CancellationToken ct)
    {
        var chosen = Environment.GetEnvironmentVariable("Pacte__PostgresBinaries");
        var options = new EmbeddedPostgresOptions(path, new(NpmPostgres.ForCurrentUser(), chosen));
        return EmbeddedPostgres.StartAsync(options, console, TimeProvider.System, ct);
    }

    /// <summary>A console that asks for the stop once a step is done.</summary>
    private sealed class StopOn(string step, CancellationTokenSource stop) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            if (value is not null && value.Contains(step, StringComparison.Ordinal) && value.Contains(": fait", StringComparison.Ordinal))
                stop.Cancel();
        }
    }
}
