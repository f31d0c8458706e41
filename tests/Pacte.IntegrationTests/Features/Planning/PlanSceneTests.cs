using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Planning;
using Pacte.Domain.Time;
using Pacte.TestKit;
using Pacte.Web.Data.Seed;
using Pacte.Web.Data.Seed.Demonstration;
using Pacte.Web.Features.Planning;

namespace Pacte.IntegrationTests.Features.Planning;

public sealed class PlanSceneTests(TestPostgres postgres) : IAsyncLifetime
{
    private readonly PacteApp app = new(postgres);

    private MonthOfYear NextMonth => MonthOfYear.Of(DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime)).Next;

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("national")]
    [InlineData("region")]
    [InlineData("outremer")]
    public async Task The_agency_finds_its_plan_published_and_a_doctor_a_proposal_of_it(string name)
    {
        var scene = await SeedAsync(name);
        await app.Get<PlanScene>().ExecuteAsync(scene, default);
        await using var db = app.Database.Open();
        var plan = await db.Plans.SingleAsync(p => p.RegionCode == scene.Planned[0]);
        using var agency = app.NewVisitor(await AccountAsync(Role.Ars, scene.Planned[0]));
        var list = await agency.GetAsync("/ars/plan");
        var page = await agency.GetAsync($"/ars/plan/{plan.Id}");

        Assert.Contains(list.TextsOf($"main a[href='/ars/plan/{plan.Id}']"), link => link.StartsWith("Publié", StringComparison.Ordinal));
        Assert.Contains($"{plan.ZonesCovered} sur {plan.ZonesWithNeed}", list.Text, StringComparison.Ordinal);
        Assert.True(plan is { State: PlanState.Published, IsCertified: true, ZonesCovered: > 0, HalfDaysPlaced: > 0 });
        Assert.StartsWith($"Plan de {FrenchDates.Month(NextMonth)}", page.Heading, StringComparison.Ordinal);
        Assert.Contains("aucun plan ne fait mieux", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Les réponses", page.Text, StringComparison.Ordinal);
        var proposal = await db.Sessions.FirstAsync(s => s.State == SessionState.Proposed && s.PlanId != null
            && db.StaffAccounts.Any(a => a.DoctorId == s.DoctorId));
        using var doctor = app.NewVisitor((await db.StaffAccounts.SingleAsync(a => a.DoctorId == proposal.DoctorId)).AsActor());
        var month = await doctor.GetAsync($"/medecin/mois/{NextMonth}");
        Assert.Contains((await db.Sites.SingleAsync(s => s.Id == proposal.SiteId)).Name, month.Text, StringComparison.Ordinal);
        Assert.True(await db.OutboxMessages.AnyAsync(m => m.EventKey == $"plan-published:{proposal.PlanId}:{proposal.DoctorId}"));
    }

    [Fact]
    public async Task A_third_of_the_country_is_planned_and_its_proposals_are_answered_in_every_way()
    {
        var scene = await SeedAsync("national");
        await app.Get<PlanScene>().ExecuteAsync(scene, default);
        await using var db = app.Database.Open();
        var agencies = await db.StaffAccounts.CountAsync(a => a.Role == Role.Ars);
        var states = await db.Sessions.Where(s => s.PlanId != null).Select(s => s.State).Distinct().ToListAsync();

        Assert.Equal(agencies / 3, await db.Plans.CountAsync(p => p.RegionCode != null && p.State == PlanState.Published));
        Assert.Equal(PlanState.Draft, (await db.Plans.SingleAsync(p => p.RegionCode == null)).State);
        Assert.Empty(new[] { SessionState.Proposed, SessionState.AcceptedByDoctor, SessionState.Open, SessionState.Declined }.Except(states));
        Assert.Empty((await app.Get<ShowPlan>().ExecuteAsync(await NationalPlanAsync(), Scope.National, default))!.Moved);
    }

    [Fact]
    public async Task The_same_day_and_seed_give_the_same_placements_and_answers()
    {
        var scene = await SeedAsync("outremer");
        await app.Get<PlanScene>().ExecuteAsync(scene, default);
        var first = await PlacementsAsync();

        await app.Get<PlanScene>().ExecuteAsync(await SeedAsync("outremer"), default);

        Assert.NotEmpty(first);
        Assert.Equal(first, await PlacementsAsync());
    }

    [Theory]
    [InlineData("region", "2027-03-28")]
    [InlineData("region", "2027-12-31")]
    [InlineData("outremer", "2027-05-02")]
    [InlineData("outremer", "2028-01-01")]
    [InlineData("outremer", "2028-02-29")]
    public async Task A_plan_is_published_on_any_day(string name, string day)
    {
        app.Clock.MoveTo(DateTimeOffset.Parse(day + "T10:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        var scene = await SeedAsync(name);

        await app.Get<PlanScene>().ExecuteAsync(scene, default);

        await using var db = app.Database.Open();
        Assert.Equal(scene.Planned.Count, await db.Plans.CountAsync(p => p.RegionCode != null && p.State == PlanState.Published));
    }

    [Fact]
    public async Task A_scene_that_was_cut_short_is_finished_once()
    {
        var scene = await SeedAsync("outremer");
        var agency = await AccountAsync(Role.Ars, scene.Planned[0]);
        // As after a kill between the computation and the publication.
        var draft = await app.Get<DraftScene>().ExecuteAsync(NextMonth, agency, default);

        await app.Get<PlanScene>().ExecuteAsync(scene, default);
        var first = await PlacementsAsync();
        await app.Get<PlanScene>().ExecuteAsync(scene, default);

        await using var db = app.Database.Open();
        var published = await db.Plans.SingleAsync(p => p.State == PlanState.Published);
        Assert.Equal(draft, published.Id);
        Assert.Equal(first, await PlacementsAsync());
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Action == "scene-planned"));
    }

    [Fact]
    public async Task A_run_that_a_dead_node_left_under_way_delays_nobody()
    {
        var scene = await SeedAsync("outremer");
        var agency = await AccountAsync(Role.Ars, scene.Planned[0]);
        await app.Get<RequestPlan>().ExecuteAsync(new(NextMonth, agency.RegionCode), agency, default);
        await using var db = app.Database.Open();
        var end = app.Clock.GetUtcNow().AddMinutes(1);
        await db.Database.ExecuteSqlAsync($"update plans set state = 'Computing', claimed_until = {end}");

        await app.Get<PlanScene>().ExecuteAsync(scene, default);

        Assert.Equal(PlanState.Draft, (await db.Plans.SingleAsync(p => p.RegionCode == null)).State);
    }

    [Fact]
    public async Task Nodes_that_start_together_publish_each_plan_once()
    {
        var scene = await SeedAsync("outremer");

        await Race.RunAsync(3, _ => app.Get<PlanScene>().ExecuteAsync(scene, default));

        await using var db = app.Database.Open();
        Assert.Equal(scene.Planned.Count + 1, await db.Plans.CountAsync());
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Action == "scene-planned"));
    }

    private async Task<Scene> SeedAsync(string name)
    {
        var seeded = await app.Get<SeedScenario>().ExecuteAsync(new(name), default);
        Assert.True(seeded.IsDone, seeded.Refusal.ToString());
        return Scene.Find(name)!;
    }

    private async Task<Actor> AccountAsync(Role role, string? region)
    {
        await using var db = app.Database.Open();
        return (await db.StaffAccounts.SingleAsync(a => a.Role == role && a.RegionCode == region)).AsActor();
    }

    private async Task<Guid> NationalPlanAsync()
    {
        await using var db = app.Database.Open();
        return (await db.Plans.SingleAsync(p => p.RegionCode == null)).Id;
    }

    private async Task<List<string>> PlacementsAsync()
    {
        await using var db = app.Database.Open();
        var rows = await db.PlanPlacements
            .Select(p => new
            {
                p.OfferId,
                p.NeedId,
                Answer = db.Sessions.Where(s => s.Id == p.SessionId).Select(s => (SessionState?)s.State).FirstOrDefault(),
            })
            .ToListAsync();
        return [.. rows.Select(r => $"{r.OfferId} {r.NeedId} {r.Answer}").Order(StringComparer.Ordinal)];
    }
}
