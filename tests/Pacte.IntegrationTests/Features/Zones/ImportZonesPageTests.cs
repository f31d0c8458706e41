using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Features.Zones;

public sealed class ImportZonesPageTests(PacteApp app) : IClassFixture<PacteApp>, IAsyncLifetime
{
    private const string Amiens = "248000531";

    public async ValueTask InitializeAsync()
    {
        await new Given(app.Database, app.Clock).PlacesAsync();
        await using var db = app.Database.Open();
        await db.PriorityZones.Where(z => z.EpciSiren == Amiens).ExecuteDeleteAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_ministry_sees_what_would_change_then_applies_it()
    {
        using var visitor = app.NewVisitor(Given.AsNational());

        var preview = await UploadAsync(visitor, $"siren;debut;fin\n{Amiens};01/01/2027;\n");
        var applied = await preview.Form("[name='Apply.Seen']").SubmitAsync("Oui, appliquer");

        Assert.Contains("Amiens Métropole 248000531", preview.TextsOf("td, th").Aggregate((a, b) => $"{a} {b}"), StringComparison.Ordinal);
        Assert.Equal("1 changement.", applied.Find(".alert.good p").TextContent.Replace('\u00A0', ' '));
        await using var db = app.Database.Open();
        Assert.Equal(new DateOnly(2027, 1, 1), (await db.PriorityZones.SingleAsync(z => z.EpciSiren == Amiens)).From);
    }

    [Fact]
    public async Task Posting_the_same_list_twice_says_that_there_is_nothing_left_to_do()
    {
        using var visitor = app.NewVisitor(Given.AsNational());
        var preview = await UploadAsync(visitor, $"siren;debut;fin\n{Amiens};01/01/2027;\n");
        await preview.Form("[name='Apply.Seen']").SubmitAsync("Oui, appliquer");

        var again = await preview.Form("[name='Apply.Seen']").SubmitAsync("Oui, appliquer");

        Assert.Contains("il n’y a rien à appliquer", again.Text, StringComparison.Ordinal);
        await using var db = app.Database.Open();
        Assert.Equal(1, await db.PriorityZones.CountAsync(z => z.EpciSiren == Amiens));
    }

    [Fact]
    public async Task A_region_sees_what_would_change_and_nothing_to_press()
    {
        using var visitor = app.NewVisitor(Given.AsAgency(GivenPlaces.HautsDeFrance));

        var preview = await UploadAsync(visitor, $"siren;debut;fin\n{Amiens};01/01/2027;\n");

        Assert.Contains("Amiens Métropole", preview.Text, StringComparison.Ordinal);
        Assert.Contains("le ministère l’applique", preview.Text, StringComparison.Ordinal);
        Assert.Null(preview.Document.QuerySelector("[name='Apply.Seen']"));
    }

    [Fact]
    public async Task Every_bad_line_is_told_and_nothing_changes()
    {
        using var visitor = app.NewVisitor(Given.AsNational());

        var page = await UploadAsync(visitor, $"siren;debut;fin\n{Amiens};01/01/2027;\n999999999;01/01/2027;\n{Amiens};demain;\n");

        Assert.Equal(
            ["Ligne 3 : le SIREN 999999999 n’est celui d’aucune intercommunalité.", "Ligne 4 : « demain » n’est pas une date. Écrivez 31/01/2027 ou 2027-01-31."],
            page.TextsOf(".alert.bad li").Select(text => text.Replace('\u00A0', ' ')));
        Assert.StartsWith("Erreur", page.Document.Title, StringComparison.Ordinal);
        await using var db = app.Database.Open();
        Assert.False(await db.PriorityZones.AnyAsync(z => z.EpciSiren == Amiens));
    }

    [Theory]
    [InlineData(0, "Choisissez un fichier.")]
    [InlineData(257 * 1024, "Ce fichier est trop gros")]
    public async Task A_file_that_cannot_be_read_is_refused_beside_its_field(int length, string why)
    {
        using var visitor = app.NewVisitor(Given.AsNational());

        var page = await UploadAsync(visitor, new string('a', length));

        Assert.Contains(why, page.Find(".field .err").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_doctor_has_no_business_here()
    {
        var doctor = await new Given(app.Database, app.Clock).DoctorAsync();
        using var visitor = app.NewVisitor(Given.AsDoctor(doctor));

        var page = await visitor.GetAsync("/ars/zones/import");

        Assert.Equal("/acces-refuse", page.Address.AbsolutePath);
    }

    private static async Task<Page> UploadAsync(Visitor visitor, string content)
    {
        var page = await visitor.GetAsync("/ars/zones/import");
        var form = page.Find("form[enctype]");
        return await visitor.SendAsync(() =>
        {
            var parts = new MultipartFormDataContent();
            foreach (var field in form.QuerySelectorAll("input[type=hidden]"))
                parts.Add(new StringContent(field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
            if (content.Length > 0)
                parts.Add(new StringContent(content), "Input.File", "zones.csv");
            return new HttpRequestMessage(HttpMethod.Post, new Uri(page.Address, "/ars/zones/import")) { Content = parts };
        });
    }
}
