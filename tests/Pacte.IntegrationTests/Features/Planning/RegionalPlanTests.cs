using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Doctors;
using Pacte.Domain.Geography;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.TestKit;
using Pacte.Web.Features.Planning;

namespace Pacte.IntegrationTests.Features.Planning;

/// <summary>Which doctors of another region a region's plan may use, and who gets the one whom two drafts want.</summary>
public sealed class RegionalPlanTests(TestPostgres postgres) : PlanningTest(postgres)
{
    private static readonly Actor South = Given.AsAgency(GivenPlaces.Occitanie);
    private static readonly Actor National = Given.AsNational();

    private DateOnly Day => Given.InDays(10);

    [Fact]
    public async Task Without_a_national_plan_a_neighbour_within_reach_comes()
    {
        var doctor = await TravellerAsync(Day);
        await AskAsync(GivenPlaces.Mirepoix, Day);

        Assert.Equal(doctor.Id, Assert.Single((await PlanAsync(South)).Placements).DoctorId);
    }

    [Fact]
    public async Task A_doctor_whom_the_national_plan_sends_elsewhere_is_not_used_on_any_day()
    {
        await TravellerAsync(Day, Day.AddDays(1));
        await AskAsync(GivenPlaces.Peronne, Day);
        Assert.Single((await PlanAsync(National)).Placements);
        await AskAsync(GivenPlaces.Mirepoix, Day);
        await AskAsync(GivenPlaces.Mirepoix, Day.AddDays(1));

        Assert.Empty((await PlanAsync(South)).Placements);
        // Their own region is not bound by it.
        Assert.Single((await PlanAsync()).Placements);
    }

    [Fact]
    public async Task A_doctor_whom_the_national_plan_left_free_is_used()
    {
        var doctor = await TravellerAsync(Day);
        Assert.Empty((await PlanAsync(National)).Placements);
        await AskAsync(GivenPlaces.Mirepoix, Day);

        Assert.Equal(doctor.Id, Assert.Single((await PlanAsync(South)).Placements).DoctorId);
    }

    [Fact]
    public async Task Of_a_doctor_whom_the_national_plan_shares_out_a_region_uses_its_own_dates_only()
    {
        var doctor = await TravellerAsync(Day, Day.AddDays(1), Day.AddDays(2));
        await AskAsync(GivenPlaces.Peronne, Day);
        await AskAsync(GivenPlaces.Mirepoix, Day.AddDays(1));
        Assert.Equal(2, (await PlanAsync(National)).Placements.Count);
        await AskAsync(GivenPlaces.Mirepoix, Day);
        await AskAsync(GivenPlaces.Mirepoix, Day.AddDays(2));

        var placed = Assert.Single((await PlanAsync(South)).Placements);

        Assert.Equal((doctor.Id, Day.AddDays(1)), (placed.DoctorId, placed.Date));
    }

    [Fact]
    public async Task The_last_national_plan_counts_and_not_those_before()
    {
        var doctor = await TravellerAsync(Day);
        var need = await AskAsync(GivenPlaces.Peronne, Day);
        Assert.Single((await PlanAsync(National)).Placements);
        await ChangeAsync(db => db.SiteNeeds.Where(n => n.Id == need.Id).ExecuteDeleteAsync());
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty((await PlanAsync(National)).Placements);
        await AskAsync(GivenPlaces.Mirepoix, Day);

        Assert.Equal(doctor.Id, Assert.Single((await PlanAsync(South)).Placements).DoctorId);
    }

    [Fact]
    public async Task What_was_proposed_elsewhere_and_declined_frees_the_doctor()
    {
        var doctor = await TravellerAsync(Day);
        await AskAsync(GivenPlaces.Peronne, Day);
        Assert.True((await Publish.ExecuteAsync((await PlanAsync(National)).Plan.Id, National, default)).IsDone);
        await AskAsync(GivenPlaces.Mirepoix, Day);
        Assert.Empty((await PlanAsync(South)).Placements);
        await ChangeAsync(async db => (await db.Sessions.SingleAsync()).Decline(SessionReason.TooFar));
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(doctor.Id, Assert.Single((await PlanAsync(South)).Placements).DoctorId);
    }

    [Fact]
    public async Task A_proposal_already_sent_stays_in_the_hands_of_the_region_that_sent_it()
    {
        var doctor = await TravellerAsync(Day, Day.AddDays(1));
        await AskAsync(GivenPlaces.Mirepoix, Day);
        Assert.True((await Publish.ExecuteAsync((await PlanAsync(South)).Plan.Id, South, default)).IsDone);
        await AskAsync(GivenPlaces.Peronne, Day.AddDays(1));
        Assert.Single((await PlanAsync(National)).Placements);
        Clock.Advance(TimeSpan.FromMinutes(1));

        var kept = Assert.Single((await PlanAsync(South)).Placements);

        Assert.Equal((doctor.Id, SessionState.Proposed), (kept.DoctorId, kept.Session));
    }

    [Fact]
    public async Task A_doctor_wanted_by_two_drafts_is_shown_to_both()
    {
        var doctor = await TravellerAsync(Day, Day.AddDays(1));
        await AskAsync(GivenPlaces.Peronne, Day);
        await AskAsync(GivenPlaces.Mirepoix, Day);
        await AskAsync(GivenPlaces.Mirepoix, Day.AddDays(1));
        await Given.OfferAsync(await Given.DoctorAsync(), Day.AddDays(2));
        var north = await PlanAsync();
        Assert.Empty(north.Contests);
        var south = await PlanAsync(South);

        var (here, there) = (Assert.Single((await ShowAsync(north.Plan.Id)).Contests), Assert.Single(south.Contests));

        Assert.Equal((doctor.Id, "Occitanie", true), (here.DoctorId, here.OtherArea, here.IsSameDay));
        Assert.Equal((doctor.Id, "Hauts-de-France", true), (there.DoctorId, there.OtherArea, there.IsSameDay));
        Assert.Equal([Day], here.Here);
        Assert.Equal([Day, Day.AddDays(1)], here.There);
        Assert.Equal(here.Here, there.There);
        Assert.Equal(here.There, there.Here);
    }

    [Fact]
    public async Task The_first_published_gets_the_doctor_and_the_other_draft_is_repaired()
    {
        var doctor = await TravellerAsync(Day);
        await AskAsync(GivenPlaces.Peronne, Day);
        await AskAsync(GivenPlaces.Mirepoix, Day);
        var drafts = new[] { (Agency, (await PlanAsync()).Plan.Id), (South, (await PlanAsync(South)).Plan.Id) };

        var published = await Race.RunAsync(2, i => Publish.ExecuteAsync(drafts[i].Item2, drafts[i].Item1, default));

        Assert.Single(published, p => p.IsDone);
        var loser = published[0].IsDone ? 1 : 0;
        var (actor, draft) = drafts[loser];
        Assert.Equal(PlanRefusal.SourcesMoved, published[loser].Refusal);
        Assert.Equal(doctor.Id, Assert.Single(await SessionsAsync()).DoctorId);
        var moved = await ShowAsync(draft, actor);
        Assert.Equal(MovedReason.DoctorBusy, Assert.Single(moved.Moved).Reason);
        Assert.Empty(moved.Contests);
        // The repair looks for somebody else.
        var second = await Given.DoctorAsync(GivenPlaces.Amiens, travelKm: 1500);
        await Given.OfferAsync(second, Day);
        Clock.Advance(TimeSpan.FromMinutes(1));
        var repaired = await PlanAsync(actor);
        Assert.Equal(second.Id, Assert.Single(repaired.Placements).DoctorId);
        Assert.Equal(doctor.Id, Assert.Single(repaired.Difference!.Removed).DoctorId);
        Assert.True((await Publish.ExecuteAsync(repaired.Plan.Id, actor, default)).IsDone);
        Assert.Equal(2, (await SessionsAsync()).Count);
    }

    // Of the north, and ready to cross the country.
    private async Task<Doctor> TravellerAsync(params DateOnly[] days)
    {
        var doctor = await Given.DoctorAsync(GivenPlaces.Amiens, travelKm: 1500);
        foreach (var day in days)
            await Given.OfferAsync(doctor, day);
        return doctor;
    }

    private async Task<SiteNeed> AskAsync(Commune commune, DateOnly day) => await Given.NeedAsync(await Given.SiteAsync(commune), day);
}
