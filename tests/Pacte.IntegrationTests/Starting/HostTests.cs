using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Starting;

public sealed class HostTests(PacteApp app) : IClassFixture<PacteApp>
{
    private static readonly IPAddress Proxy = IPAddress.Parse("10.1.2.3");

    [Fact]
    public async Task Every_answer_says_that_nothing_comes_from_elsewhere()
    {
        using var visitor = app.NewVisitor();
        var page = await visitor.GetAsync("/aide");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("default-src 'none'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("no-referrer", page.Headers["Referrer-Policy"]);
        Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
    }

    [Fact]
    public async Task The_client_script_is_served_without_signing_in()
    {
        using var visitor = app.NewVisitor();
        var script = await visitor.GetAsync("/_framework/blazor.web.js");

        Assert.Equal(HttpStatusCode.OK, script.Status);
        Assert.StartsWith("text/javascript", script.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("enhancedload", script.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_is_ready_on_a_migrated_database()
    {
        using var visitor = app.NewVisitor();
        var ready = await visitor.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.OK, ready.Status);
        Assert.StartsWith("""{"state":"healthy" """.TrimEnd(), ready.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_is_not_ready_when_a_migration_is_missing()
    {
        // Started first: on a schema that is not its own the application does not start at all.
        using var visitor = app.NewVisitor();
        await visitor.GetAsync("/health/live");
        await using var connection = await app.Database.OpenAsync();
        await using var forget = new NpgsqlCommand(
            """delete from "__EFMigrationsHistory" where "MigrationId" like '%\_Rules' returning "MigrationId", "ProductVersion" """, connection);
        var (id, version) = await ReadAsync(forget);
        var ready = await visitor.GetAsync("/health/ready");
        var live = await visitor.GetAsync("/health/live");
        await using var restore = new NpgsqlCommand("""insert into "__EFMigrationsHistory" values ($1, $2)""", connection)
        {
            Parameters = { new() { Value = id }, new() { Value = version } },
        };
        await restore.ExecuteNonQueryAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.Status);
        Assert.Equal(HttpStatusCode.OK, live.Status);
    }

    [Fact]
    public async Task A_message_that_waits_too_long_degrades_the_node_but_it_still_serves()
    {
        await using var connection = await app.Database.OpenAsync();
        await using var write = new NpgsqlCommand(
            """
            insert into outbox_messages
                (id, event_key, recipient_key, channel, address, subject, body, created_at, due_at, expires_at, state, attempts)
            values (gen_random_uuid(), 'test:late', 'r', 'Email', 'a@example.org', 's', 'b', $1, $1, $2, 'Waiting', 0)
            """,
            connection);
        write.Parameters.Add(new() { Value = app.Clock.GetUtcNow().AddMinutes(-16) });
        write.Parameters.Add(new() { Value = app.Clock.GetUtcNow().AddDays(1) });
        await write.ExecuteNonQueryAsync();
        using var visitor = app.NewVisitor();
        var ready = await visitor.GetAsync("/health/ready");
        await using var clear = new NpgsqlCommand("delete from outbox_messages where event_key = 'test:late'", connection);
        await clear.ExecuteNonQueryAsync();

        Assert.Equal(HttpStatusCode.OK, ready.Status);
        Assert.StartsWith("""{"state":"degraded" """.TrimEnd(), ready.Body, StringComparison.Ordinal);
        Assert.Contains("\"oldestUnsentSeconds\":960", ready.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "10.1.2.3")]
    [InlineData("192.0.2.0/24", "10.1.2.3")]
    [InlineData("10.0.0.0/8", "203.0.113.7")]
    [InlineData("10.1.2.3", "203.0.113.7")]
    public async Task A_forwarded_address_is_believed_from_a_trusted_peer_only(string? trusted, string seen)
    {
        IPAddress? address = null;
        await using var behindProxy = app.WithWebHostBuilder(host =>
        {
            if (trusted is not null)
                host.UseSetting("Pacte:TrustedProxies:0", trusted);
            host.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new Peer(Proxy, after => address = after)));
        });
        using var client = behindProxy.CreateClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        using var answer = await client.GetAsync(new Uri("/health/live", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(IPAddress.Parse(seen), address);
    }

    private static async Task<(string Id, string Version)> ReadAsync(NpgsqlCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetString(0), reader.GetString(1));
    }

    /// <summary>Gives requests a peer, and tells which address the rest of the pipeline made of it.</summary>
    private sealed class Peer(IPAddress peer, Action<IPAddress?> tell) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => builder =>
        {
            builder.Use(async (context, rest) =>
            {
                context.Connection.RemoteIpAddress = peer;
                await rest(context);
                tell(context.Connection.RemoteIpAddress);
            });
            next(builder);
        };
    }
}
