using System.Net.Sockets;
using System.Text;
using Pacte.Domain.Access;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Starting;

/// <summary>The executable as an operator meets it.</summary>
public sealed class ProcessTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string UnreachableServer = "Host=127.0.0.1;Port=1;Database=pacte;Username=pacte;Password=secret";

    [Fact]
    public async Task A_killed_application_starts_again_on_its_folder_and_stops_all_that_it_started()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals: runs on Linux and macOS.");
        var path = Directory.CreateTempSubdirectory("pacte-process-").FullName;
        await using (var first = StartedApp.On(path))
        {
            await first.ServingAsync();
            await first.KillAsync();
        }
        await using (var second = StartedApp.On(path))
        {
            using var client = new HttpClient();
            var ready = await client.GetStringAsync(new Uri(await second.ServingAsync(), "/health/ready"));
            Assert.Contains("healthy", ready, StringComparison.Ordinal);

            await second.TerminateAsync();
            Assert.Equal(0, await second.EndedAsync());
        }
        Assert.False(File.Exists(Path.Combine(path, "postgres", "postmaster.pid")));
        Directory.Delete(path, recursive: true);
    }

    [Fact]
    public async Task A_request_under_way_is_answered_before_the_process_stops()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals: runs on Linux and macOS.");
        await using var app = StartedApp.Start(Settings(database.ConnectionString), "--urls", "http://127.0.0.1:0");
        var address = await app.ServingAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        await SendAsync(stream, "POST /aide HTTP/1.1\r\nHost: pacte\r\nExpect: 100-continue\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\n");
        // The application is reading the form: the request is under way.
        Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync());
        Assert.Equal("", await reader.ReadLineAsync());
        await app.TerminateAsync();
        await app.SaidAsync("Arrêt demandé");
        await SendAsync(stream, "a=1");

        Assert.StartsWith("HTTP/1.1 400", await reader.ReadLineAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await app.EndedAsync());
    }

    [Fact]
    public async Task A_busy_port_is_named()
    {
        await using var first = StartedApp.Start(Settings(database.ConnectionString), "--urls", "http://127.0.0.1:0");
        var address = await first.ServingAsync();
        await using var second = StartedApp.Start(Settings(database.ConnectionString), "--urls", address.ToString());

        Assert.Equal(1, await second.EndedAsync());
        Assert.Contains($"{address.Port}", second.Output, StringComparison.Ordinal);
        Assert.Contains("déjà prise", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_down_is_named_without_its_password()
    {
        await using var app = StartedApp.Start(Settings(UnreachableServer));

        Assert.Equal(1, await app.EndedAsync());
        Assert.Contains("127.0.0.1:1/pacte ne répond pas", app.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_asks_for_the_key_that_seals_its_keys()
    {
        await using var app = StartedApp.Start(Settings(UnreachableServer, ("ASPNETCORE_ENVIRONMENT", "Production")));

        Assert.Equal(1, await app.EndedAsync());
        Assert.Contains("Pacte__DataProtection__Key", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_refuses_the_demonstration()
    {
        await using var app = StartedApp.Start(
            Settings(UnreachableServer, ("ASPNETCORE_ENVIRONMENT", "Production"), ("Pacte__Start__Scenario", "national")));

        Assert.Equal(1, await app.EndedAsync());
        Assert.Contains("scénario de démonstration", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_refuses_a_database_that_holds_demonstration_accounts()
    {
        await using (var db = database.Open())
        {
            db.Add(new StaffAccount { Id = Guid.CreateVersion7(), Role = Role.National, DisplayName = "Démonstration", IsDemonstration = true });
            await db.SaveChangesAsync();
        }
        var key = Convert.ToBase64String(new byte[32]);
        await using var app = StartedApp.Start(
            Settings(database.ConnectionString, ("ASPNETCORE_ENVIRONMENT", "Production"), ("Pacte__DataProtection__Key", key)));

        Assert.Equal(1, await app.EndedAsync());
        Assert.Contains("comptes de démonstration", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_verb_is_refused_with_the_list()
    {
        await using var app = StartedApp.Start(Settings(UnreachableServer), "migrer");

        Assert.Equal(2, await app.EndedAsync());
        Assert.Contains("migrate", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verb_started_from_another_folder_finds_its_settings_and_answers_alone_on_its_output()
    {
        var elsewhere = Directory.CreateTempSubdirectory("pacte-elsewhere-").FullName;
        await using (var app = StartedApp.In(elsewhere, Settings(database.ConnectionString), "plan", "--month", "2999-01", "--region", "99"))
        {
            Assert.Equal(1, await app.EndedAsync());
            Assert.DoesNotContain("DbCommand", app.Output, StringComparison.Ordinal);
            Assert.Empty(app.Answer);
        }

        Directory.Delete(elsewhere, recursive: true);
    }

    private static async Task SendAsync(NetworkStream stream, string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text));

    private static Dictionary<string, string> Settings(string connectionString, params (string Name, string Value)[] more) =>
        more.Append(("ConnectionStrings__Pacte", connectionString)).ToDictionary(StringComparer.Ordinal);
}
