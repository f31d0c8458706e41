using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.TestKit;
using Pacte.Web.Commands;
using Pacte.Web.Features.Planning;
using Pacte.Web.Starting;

namespace Pacte.IntegrationTests.Commands;

public sealed class PlanCommandTests(TestPostgres postgres) : IAsyncLifetime
{
    private readonly PacteApp app = new(postgres);
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private readonly string file = Path.GetTempFileName();

    private Given Given => field ??= new(app.Database, app.Clock);

    private string Month => MonthOfYear.Of(Given.InDays(0)).ToString();

    [Fact]
    public async Task A_plan_is_computed_shown_and_written_with_its_proof()
    {
        var (site, day) = (await Given.SiteAsync(GivenPlaces.Peronne), Given.InDays(10));
        await Given.NeedAsync(site, day);
        var (placed, left) = (await Given.DoctorAsync(), await Given.DoctorAsync(travelKm: 20));
        var offer = await Given.OfferAsync(placed, day);
        await Given.OfferAsync(left, day);

        Assert.Equal(Command.Done, await RunAsync("plan", "--month", Month, "--region", GivenPlaces.HautsDeFrance, "--json", file));

        Assert.Contains("Écart\u00A0: 0", output.ToString(), StringComparison.Ordinal);
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        var plan = document.RootElement;
        Assert.Equal((Month, GivenPlaces.HautsDeFrance, "Draft"), (Text(plan, "month"), Text(plan, "region"), Text(plan, "state")));
        Assert.True(plan.GetProperty("value").GetInt64() > 0);
        Assert.Equal(plan.GetProperty("value").GetInt64(), plan.GetProperty("bound").GetInt64());
        Assert.Equal(0, plan.GetProperty("gap").GetInt64());
        Assert.True(plan.GetProperty("certificate").GetProperty("isValid").GetBoolean());
        var placement = Assert.Single(plan.GetProperty("placements").EnumerateArray());
        Assert.Equal(
            (offer.Id, placed.Id, site.Id, day.ToString("O"), "FullDay"),
            (placement.GetProperty("offer").GetGuid(), placement.GetProperty("doctor").GetGuid(), placement.GetProperty("site").GetGuid(), Text(placement, "date"), Text(placement, "part")));
        var unplaced = Assert.Single(plan.GetProperty("unplaced").EnumerateArray());
        Assert.Equal((left.Id, "BeyondTravelLimit"), (unplaced.GetProperty("doctor").GetGuid(), Text(unplaced, "reason")));
        Assert.Equal("Haute Somme", Text(Assert.Single(plan.GetProperty("zones").EnumerateArray()), "name"));
        Assert.DoesNotContain("Lefèvre", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_said_on_the_error_stream()
    {
        await Given.PlacesAsync();

        Assert.Equal(Command.Refused, await RunAsync("plan", "--month", Month, "--region", GivenPlaces.Occitanie, "--json", "/nulle/part/plan.json"));

        Assert.Contains("ne peut pas être écrit", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_pins_and_proposals_taken_back_are_written_with_their_reason()
    {
        var (peronne, ham, day) = (await Given.SiteAsync(GivenPlaces.Peronne), await Given.SiteAsync(GivenPlaces.Ham), Given.InDays(20));
        await Given.NeedAsync(peronne, day);
        var asked = await Given.DoctorAsync(travelKm: 120);
        var offer = await Given.OfferAsync(asked, day);
        var draft = await DraftAsync();
        var agency = Given.AsAgency(GivenPlaces.HautsDeFrance);
        Assert.True((await app.Get<PublishPlan>().ExecuteAsync(draft, agency, default)).IsDone);
        await Given.NeedAsync(ham, day);
        var nearer = await Given.DoctorAsync(GivenPlaces.Ham);
        var second = await Given.OfferAsync(nearer, day);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await app.Get<ChoosePlacement>().PinAsync(new(await DraftAsync(), second.Id), ham.Id, DayPart.FullDay, agency, default)).IsDone);
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(Command.Done, await RunAsync("plan", "--month", Month, "--region", GivenPlaces.HautsDeFrance, "--json", file));

        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        var pin = Assert.Single(document.RootElement.GetProperty("refusedPins").EnumerateArray());
        Assert.Equal(
            (nearer.Id, ham.Id, day.ToString("O"), "FullDay", "OwnZone"),
            (pin.GetProperty("doctor").GetGuid(), pin.GetProperty("site").GetGuid(), Text(pin, "date"), Text(pin, "part"), Text(pin, "reason")));
        var withdrawn = Assert.Single(document.RootElement.GetProperty("withdrawn").EnumerateArray());
        Assert.Equal(
            (asked.Id, peronne.Id, day.ToString("O"), "FullDay"),
            (withdrawn.GetProperty("doctor").GetGuid(), withdrawn.GetProperty("site").GetGuid(), Text(withdrawn, "date"), Text(withdrawn, "part")));
        await using var db = app.Database.Open();
        Assert.Equal(offer.DoctorId, (await db.Sessions.SingleAsync(s => s.Id == withdrawn.GetProperty("session").GetGuid())).DoctorId);
    }

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync()
    {
        File.Delete(file);
        return app.DisposeAsync();
    }

    private async Task<Guid> DraftAsync()
    {
        var asked = await app.Get<RequestPlan>().ExecuteAsync(
            new(MonthOfYear.Of(Given.InDays(0)), GivenPlaces.HautsDeFrance), Given.AsAgency(GivenPlaces.HautsDeFrance), default);
        await app.Get<SeePlanThrough>().ExecuteAsync(asked.Value, default);
        return asked.Value;
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private async Task<int> RunAsync(params string[] words)
    {
        var (chosen, exitCode) = CommandTable.Choose(words, output, error);
        return exitCode ?? await chosen!.Command.RunAsync(
            new CommandRun(app.Services, chosen.Arguments, StartConsole.Silent, output, error), CancellationToken.None);
    }
}
