using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Time;
using Pacte.TestKit;
using Pacte.Web.Commands;
using Pacte.Web.Starting;

namespace Pacte.IntegrationTests.Commands;

public sealed class PlanWhatIfTests(TestPostgres postgres) : IAsyncLifetime
{
    private readonly PacteApp app = new(postgres);
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private readonly string hypotheses = Path.GetTempFileName();
    private readonly string file = Path.GetTempFileName();

    private Given Given => field ??= new(app.Database, app.Clock);

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync()
    {
        File.Delete(hypotheses);
        File.Delete(file);
        return app.DisposeAsync();
    }

    [Fact]
    public async Task Hypotheses_are_compared_and_nothing_is_saved()
    {
        var (peronne, ham, day) = (await Given.SiteAsync(GivenPlaces.Peronne), await Given.SiteAsync(GivenPlaces.Ham), Given.InDays(10));
        await Given.NeedAsync(peronne, day);
        await Given.NeedAsync(ham, day);
        var doctor = await Given.DoctorAsync();
        await Given.OfferAsync(doctor, day);

        var code = await RunAsync($$"""
            { "hypotheses": [
              { "kind": "forbiddenPair", "doctor": "{{doctor.Id}}", "site": "{{peronne.Id}}" },
              { "kind": "oneMoreDay", "site": "{{peronne.Id}}" } ] }
            """);

        Assert.Equal((Command.Done, ""), (code, error.ToString()));
        var told = output.ToString().Replace('\u00A0', ' ');
        Assert.Contains("Hauts-de-France. Rien n’est enregistré.", told);
        Assert.Contains("2 zones couvertes, au moins en partie, au lieu de 1", told);
        Assert.Contains($"Médecin imaginé : jeudi 11 mars, {peronne.Name}, Péronne, journée", told);
        Assert.Contains($"Changée : médecin {doctor.Id}, jeudi 11 mars, {ham.Name}, Ham, journée, au lieu de {peronne.Name}, journée", told);
        Assert.DoesNotContain("Lefèvre", told, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        var (root, difference) = (document.RootElement, document.RootElement.GetProperty("difference"));
        Assert.Equal((1, 2), (root.GetProperty("before").GetProperty("placements").GetArrayLength(), root.GetProperty("after").GetProperty("placements").GetArrayLength()));
        Assert.True(root.GetProperty("after").GetProperty("certificate").GetProperty("isValid").GetBoolean());
        Assert.Equal(
            root.GetProperty("after").GetProperty("value").GetInt64() - root.GetProperty("before").GetProperty("value").GetInt64(),
            difference.GetProperty("value").GetInt64());
        var changed = Assert.Single(difference.GetProperty("changed").EnumerateArray());
        Assert.Equal(ham.Id, changed.GetProperty("after").GetProperty("site").GetGuid());
        Assert.Equal(JsonValueKind.Null, Assert.Single(difference.GetProperty("oneMoreDay").EnumerateArray()).GetProperty("doctor").ValueKind);
        await using var db = app.Database.Open();
        Assert.Equal((0, 0), (await db.Plans.CountAsync(), await db.AuditEntries.CountAsync()));
    }

    [Fact]
    public async Task What_the_month_does_not_have_is_said_with_its_field_and_a_code_of_its_own()
    {
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Peronne), Given.InDays(10));

        var code = await RunAsync($$"""{ "hypotheses": [ { "kind": "oneMoreDay", "zone": "{{GivenPlaces.Ham.EpciSiren}}" } ] }""");

        Assert.Equal(3, code);
        Assert.Contains($"{hypotheses}, hypothèse 1, champ « zone » : aucun lieu ouvert de cette zone", Plain(error));
    }

    [Fact]
    public async Task A_malformed_file_is_refused_before_anything_is_read()
    {
        Assert.Equal(3, await RunAsync("{ \"hypotheses\": [\n  { \"kind\": \"oneMoreDay\" ] }"));
        Assert.Contains($"{hypotheses}, ligne 2, caractère 26 : ce n’est pas du JSON.", Plain(error));
    }

    [Fact]
    public async Task A_file_that_is_not_there_and_a_region_that_does_not_exist_are_told_apart()
    {
        await Given.PlacesAsync();
        Assert.Equal(3, await RunWordsAsync("plan", "--month", Month, "--what-if", "/nulle/part.json"));
        Assert.Contains("Le fichier /nulle/part.json ne peut pas être lu.", Plain(error));

        await File.WriteAllTextAsync(hypotheses, """{ "hypotheses": [ { "kind": "oneMoreDay", "zone": "200037059" } ] }""");
        Assert.Equal(Command.Refused, await RunWordsAsync("plan", "--month", Month, "--region", "99", "--what-if", hypotheses));
        Assert.Contains("Aucune région n’a le code 99.", Plain(error));
    }

    private string Month => MonthOfYear.Of(Given.InDays(0)).ToString();

    private static string Plain(StringWriter writer) => writer.ToString().Replace('\u00A0', ' ').Replace('\u202F', ' ');

    private async Task<int> RunAsync(string json)
    {
        await File.WriteAllTextAsync(hypotheses, json);
        return await RunWordsAsync("plan", "--month", Month, "--region", GivenPlaces.HautsDeFrance, "--json", file, "--what-if", hypotheses);
    }

    private async Task<int> RunWordsAsync(params string[] words)
    {
        var (chosen, exitCode) = CommandTable.Choose(words, output, error);
        return exitCode ?? await chosen!.Command.RunAsync(
            new CommandRun(app.Services, chosen.Arguments, StartConsole.Silent, output, error), CancellationToken.None);
    }
}
