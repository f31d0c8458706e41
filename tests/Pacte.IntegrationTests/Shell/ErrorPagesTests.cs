using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Shell;

/// <summary>As in production: in Development, failures show their details instead.</summary>
public sealed class ErrorPagesTests(ErrorPagesTests.InProduction production) : IClassFixture<ErrorPagesTests.InProduction>
{
    [Theory]
    [InlineData("/une-faute-de-frappe")]
    [InlineData("/une-image.png")]
    [InlineData("/dev/style")]
    public async Task A_mistyped_address_is_not_found_and_shows_a_way_out(string address)
    {
        using var visitor = production.NewVisitor();

        var page = await visitor.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Cette page n’existe pas", page.Document.QuerySelector("h1")?.TextContent);
        Assert.NotNull(page.Document.QuerySelector("main a[href='/']"));
    }

    [Fact]
    public async Task A_form_sent_by_the_proof_of_another_page_is_explained()
    {
        using var visitor = production.NewVisitor();
        const string Token = "__RequestVerificationToken";
        var other = (await visitor.GetAsync("/mes-donnees")).Find($"main input[name={Token}]").GetAttribute("value")!;
        var page = await visitor.GetAsync("/mon-rendez-vous");

        var refused = await page.Form("main form[method=post]").Fill(Token, other).SubmitAsync();

        Assert.Equal((HttpStatusCode.BadRequest, "Ce formulaire a expiré"), (refused.Status, refused.Heading));
        Assert.Contains("nous n’avons rien enregistré", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_proof_is_explained()
    {
        using var visitor = production.NewVisitor();

        var page = await visitor.SendAsync(() => new HttpRequestMessage(HttpMethod.Post, new Uri("http://localhost/regles"))
        {
            Content = new FormUrlEncodedContent([new("a", "b")]),
        });

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("Ce formulaire a expiré", page.Document.QuerySelector("h1")?.TextContent);
    }

    [Theory]
    [InlineData("/comment-ca-marche")]
    [InlineData("/regles")]
    [InlineData("/nulle-part")]
    public async Task Every_patient_page_says_what_to_do_in_an_emergency_and_that_it_is_a_demonstration(string address)
    {
        using var visitor = production.NewVisitor();

        var page = await visitor.GetAsync(address);

        Assert.Equal(["15", "112", "114"], page.Document.QuerySelectorAll(".emergency a").Select(link => link.TextContent));
        Assert.Equal(["15", "112", "114"], page.Document.QuerySelectorAll(".foot .urgent a").Select(link => link.TextContent));
        Assert.Equal("Démonstration\u00A0: aucun rendez-vous réel", page.Document.QuerySelector(".demo")?.TextContent);
        Assert.Empty(page.Document.QuerySelectorAll("script, base, [style]"));
    }

    [Fact]
    public async Task A_page_answers_whoever_only_asks_whether_it_is_there()
    {
        using var client = production.NewClient();

        using var there = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/regles"));
        using var absent = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/nulle-part"));

        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
    }

    [Fact]
    public async Task The_stylesheet_carries_its_version_and_stays_light()
    {
        using var client = production.NewClient();
        using var visitor = production.NewVisitor();

        var page = await visitor.GetAsync("/regles");
        var address = page.Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        var css = await client.GetByteArrayAsync(new Uri(address, UriKind.Relative));

        Assert.Matches("^/pacte\\.[a-z0-9]+\\.css$", address);
        Assert.InRange(Compressed(css), 1, 15_000);
    }

    private static long Compressed(byte[] content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(content);
        return target.Length;
    }

    /// <summary>One application for the class, told that it runs in production.</summary>
    public sealed class InProduction(TestPostgres postgres) : IAsyncLifetime
    {
        private readonly PacteApp app = new(postgres);
        private WebApplicationFactory<Program>? production;

        public async ValueTask InitializeAsync()
        {
            await app.InitializeAsync();
            var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
            production = app.WithWebHostBuilder(host => host.UseEnvironment("Production").UseSetting("Pacte:DataProtection:Key", key));
        }

        public HttpClient NewClient() => production!.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });

        public Visitor NewVisitor() => new(NewClient());

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
