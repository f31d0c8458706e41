using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Features.Booking.Finding;

public sealed class AroundMeTests(AroundMeTests.TalkativeApp app) : IClassFixture<AroundMeTests.TalkativeApp>
{
    [Fact]
    public async Task A_position_becomes_a_commune_and_is_left_in_no_address_log_or_table()
    {
        await app.Given.OpenSessionAsync();
        using var visitor = app.NewVisitor();

        var page = await SendAsync(visitor, "49.93731", "2.93877");

        Assert.Equal("/recherche?lieu=P%C3%A9ronne&commune=80620", page.Path);
        Assert.Equal("Rendez-vous près de Péronne", page.Heading);
        Assert.Contains(app.Said, line => line.Contains("/recherche/autour", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Said, line => IsSecret(line));
        Assert.DoesNotContain("49.93731", page.Body);
        await using var connection = await app.Database.OpenAsync();
        foreach (var table in await TablesAsync(connection))
        {
            await using var rows = new NpgsqlCommand($"select count(*) from {table} r where r::text like '%49.93731%' or r::text like '%2.93877%'", connection);
            Assert.Equal(0L, await rows.ExecuteScalarAsync());
        }
    }

    [Theory]
    [InlineData("51.5", "-0.12")]
    [InlineData("NaN", "2.9")]
    [InlineData("1e300", "2.9")]
    [InlineData("", "")]
    public async Task A_position_that_is_not_in_France_leads_back_to_words(string latitude, string longitude)
    {
        await app.Given.PlacesAsync();
        using var visitor = app.NewVisitor();

        var page = await SendAsync(visitor, latitude, longitude);

        Assert.Equal("/autour-de-moi?inconnu=1", page.Path);
        Assert.Contains("Nous n’avons pas trouvé de commune autour de vous", page.Text);
    }

    [Fact]
    public async Task The_page_works_in_words_without_its_script_and_is_the_only_one_that_has_one()
    {
        await app.Given.OpenSessionAsync();
        using var visitor = app.NewVisitor();

        var page = await visitor.GetAsync("/autour-de-moi");

        Assert.NotNull(page.Find("#autour").GetAttribute("hidden"));
        Assert.StartsWith("/autour", page.Find("script").GetAttribute("src"), StringComparison.Ordinal);
        Assert.Empty(page.Find("script").TextContent);
        Assert.Equal("Rendez-vous près de Péronne", (await page.Form("form[role=search]").Fill("lieu", "80200").SubmitAsync()).Heading);
        foreach (var other in (string[])["/", "/recherche?lieu=80200", "/aide", "/zones/hauts-de-france", "/departements/somme-80"])
            Assert.Empty((await visitor.GetAsync(other)).Document.QuerySelectorAll("script"));
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        using var visitor = app.NewVisitor();
        visitor.Headers["Sec-Fetch-Site"] = "cross-site";

        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(visitor, "49.93", "2.94")).Status);
    }

    private static bool IsSecret(string line) =>
        line.Contains("49.93", StringComparison.Ordinal) || line.Contains("2.93877", StringComparison.Ordinal) || line.Contains("49,93", StringComparison.Ordinal);

    private static Task<Page> SendAsync(Visitor visitor, string latitude, string longitude) =>
        visitor.SendAsync(() => new(HttpMethod.Post, "http://localhost/recherche/autour")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("latitude", latitude), KeyValuePair.Create("longitude", longitude)]),
        });

    private static async Task<List<string>> TablesAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("select quote_ident(tablename) from pg_tables where schemaname = 'public'", connection);
        await using var rows = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await rows.ReadAsync())
            tables.Add(rows.GetString(0));
        Assert.True(tables.Count > 10);
        return tables;
    }

    /// <summary>The application, which says everything it does, down to the traces, to a list.</summary>
    public sealed class TalkativeApp(TestPostgres postgres) : PacteApp(postgres), ILoggerProvider
    {
        public ConcurrentQueue<string> Said { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Listener(Said);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Logging:LogLevel:Default", "Trace");
            builder.UseSetting("Logging:LogLevel:Microsoft", "Trace");
            builder.ConfigureTestServices(services => services
                .AddSingleton<ILoggerProvider>(this)
                .Configure<LoggerFilterOptions>(options =>
                {
                    options.MinLevel = LogLevel.Trace;
                    options.Rules.Clear();
                }));
        }

        void IDisposable.Dispose()
        {
        }

        private sealed class Listener(ConcurrentQueue<string> said) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                said.Enqueue($"{formatter(state, exception)} {exception}");
        }
    }
}
