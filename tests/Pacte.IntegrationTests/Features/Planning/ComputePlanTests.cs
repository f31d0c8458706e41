using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.TestKit;
using Pacte.Web.Features.Planning;

namespace Pacte.IntegrationTests.Features.Planning;

public sealed class ComputePlanTests(TestPostgres postgres) : PlanningTest(postgres)
{
    [Fact]
    public async Task Places_an_offer_where_it_is_needed_and_proves_that_nothing_does_better()
    {
        var site = await Given.SiteAsync(GivenPlaces.Peronne);
        await Given.NeedAsync(site, Given.InDays(10));
        var doctor = await Given.DoctorAsync(GivenPlaces.Amiens);
        await Given.OfferAsync(doctor, Given.InDays(10));

        var view = await PlanAsync();

        Assert.Equal(PlanState.Draft, view.Plan.State);
        Assert.True(view.Plan.IsProvenBest);
        var placement = Assert.Single(view.Placements);
        Assert.Equal((doctor.Id, site.Id, DayPart.FullDay), (placement.DoctorId, placement.SiteId, placement.Part));
        Assert.InRange(placement.RoadKm, 55, 65);
        Assert.Equal(ZoneCover.Covered, Assert.Single(view.Zones, z => z.HalfDaysWanted > 0).Cover);
        Assert.Equal((1, 1, 2, 2, 1), (view.Plan.ZonesCovered, view.Plan.ZonesWithNeed, view.Plan.HalfDaysPlaced, view.Plan.HalfDaysOffered, view.FirstTimers));
        Assert.Empty(view.Moved);
    }

    [Fact]
    public async Task Says_why_an_offer_has_no_place()
    {
        var (site, day) = (await Given.SiteAsync(GivenPlaces.Peronne), Given.InDays(10));
        await Given.NeedAsync(site, day, DayPart.Morning);
        var unverified = await Given.DoctorAsync(state: DoctorState.Registered);
        var cardiologist = await Given.DoctorAsync(specialty: Specialty.Cardiology);
        var far = await Given.DoctorAsync(travelKm: 20);
        var allDay = await Given.DoctorAsync();
        var ownZone = await Given.DoctorAsync(GivenPlaces.Combles);
        var otherDay = await Given.DoctorAsync();
        foreach (var doctor in (Doctor[])[unverified, cardiologist, far, ownZone])
            await Given.OfferAsync(doctor, day, DayParts.Morning);
        await Given.OfferAsync(allDay, day, DayParts.FullDay);
        await Given.OfferAsync(otherDay, Given.InDays(11));

        var view = await PlanAsync();

        var reasons = view.Unplaced.ToDictionary(u => u.DoctorId, u => u.Reason);
        Assert.Equal(UnplacedReason.NotVerified, reasons[unverified.Id]);
        Assert.Equal(UnplacedReason.SpecialtyNotAsked, reasons[cardiologist.Id]);
        Assert.Equal(UnplacedReason.BeyondTravelLimit, reasons[far.Id]);
        Assert.Equal(UnplacedReason.PartNotAsked, reasons[allDay.Id]);
        Assert.Equal(UnplacedReason.OwnZoneOnly, reasons[ownZone.Id]);
        Assert.Equal(UnplacedReason.NoNeedThatDay, reasons[otherDay.Id]);
        Assert.Equal(ZoneCover.None, Assert.Single(view.Zones).Cover);
    }

    [Fact]
    public async Task A_region_borrows_a_neighbour_within_reach_and_leaves_the_others_alone()
    {
        var site = await Given.SiteAsync(GivenPlaces.Peronne);
        await Given.NeedAsync(site, Given.InDays(10));
        var traveller = await Given.DoctorAsync(GivenPlaces.Mirepoix, travelKm: 1500);
        var homebody = await Given.DoctorAsync(GivenPlaces.Mirepoix, travelKm: 50);
        await Given.OfferAsync(traveller, Given.InDays(10));
        await Given.OfferAsync(traveller, Given.InDays(11));
        await Given.OfferAsync(homebody, Given.InDays(10));

        var view = await PlanAsync();

        Assert.Equal(traveller.Id, Assert.Single(view.Placements).DoctorId);
        Assert.Empty(view.Unplaced);
    }

    [Fact]
    public async Task Sessions_already_proposed_keep_their_place()
    {
        var site = await Given.SiteAsync(GivenPlaces.Peronne);
        var first = await Given.DoctorAsync();
        await Given.SessionAsync(site, first, Given.InDays(10));
        await Given.OfferAsync(first, Given.InDays(10));
        var second = await Given.DoctorAsync();
        await Given.OfferAsync(second, Given.InDays(10));

        var view = await PlanAsync();

        Assert.Empty(view.Placements);
        Assert.Equal(1, view.AlreadyInSession);
        var unplaced = Assert.Single(view.Unplaced);
        Assert.Equal((second.Id, UnplacedReason.NeedsFilledByOthers), (unplaced.DoctorId, unplaced.Reason));
        Assert.Equal((1, 2), (view.Plan.OffersCount, view.Plan.HalfDaysOffered));
        var zone = Assert.Single(view.Zones);
        Assert.Equal((2, 2, 2), (zone.HalfDaysKept, zone.HalfDaysPlaced, zone.HalfDaysWanted));
    }

    [Fact]
    public async Task A_full_day_is_not_planned_where_half_days_have_split_the_rooms()
    {
        var (site, day) = (await Given.SiteAsync(GivenPlaces.Peronne, rooms: 2), Given.InDays(10));
        await Given.SessionAsync(site, await Given.DoctorAsync(), day, DayPart.Morning, room: 1);
        await Given.SessionAsync(site, await Given.DoctorAsync(), day, DayPart.Afternoon, room: 2);
        await Given.NeedAsync(site, day, DayPart.FullDay);
        await Given.OfferAsync(await Given.DoctorAsync(), day);

        var view = await PlanAsync();

        Assert.Empty(view.Placements);
        Assert.Equal(UnplacedReason.NeedsFilledByOthers, Assert.Single(view.Unplaced).Reason);
    }

    [Fact]
    public async Task Nothing_is_planned_with_less_than_three_days_of_notice()
    {
        var site = await Given.SiteAsync(GivenPlaces.Peronne);
        var doctor = await Given.DoctorAsync();
        foreach (var days in (int[])[2, 3])
        {
            await Given.NeedAsync(site, Given.InDays(days));
            await Given.OfferAsync(doctor, Given.InDays(days));
        }

        var view = await PlanAsync();

        Assert.Equal(Given.InDays(3), Assert.Single(view.Placements).Date);
        Assert.Empty(view.Unplaced);
    }

    [Fact]
    public async Task A_closed_site_a_zone_that_ended_and_a_doctor_on_exemption_are_left_out()
    {
        var day = Given.InDays(10);
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Peronne, state: SiteState.Suspended), day);
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Ham), day);
        var exempt = await Given.DoctorAsync();
        await Given.OfferAsync(exempt, day);
        await ChangeAsync(async db =>
        {
            var ham = await db.PriorityZones.SingleAsync(z => z.EpciSiren == GivenPlaces.Ham.EpciSiren);
            ham.Until = day;
            db.Add(new Exemption { Id = Guid.CreateVersion7(), DoctorId = exempt.Id, From = day, Until = day, Kind = "PTMA" });
        });
        await Given.OfferAsync(await Given.DoctorAsync(), day.AddDays(1));
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Ham), day.AddDays(1));

        var view = await PlanAsync();

        Assert.Empty(view.Placements);
        Assert.Equal([UnplacedReason.Exempt, UnplacedReason.NoNeedThatDay], view.Unplaced.Select(u => u.Reason));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_doctor_returns_where_patients_know_them(bool presenceRecorded)
    {
        var site = await Given.SiteAsync(GivenPlaces.Peronne);
        var known = await Given.DoctorAsync();
        var past = await Given.OpenSessionAsync(site, known, Given.InDays(3));
        var appointment = await Given.AppointmentAsync(past);
        Clock.Advance(TimeSpan.FromDays(40));
        await ChangeAsync(async db =>
        {
            if (presenceRecorded)
                (await db.Sessions.SingleAsync(s => s.Id == past.Session.Id)).Hold(Clock.GetUtcNow());
            else
                (await db.Appointments.SingleAsync(a => a.Id == appointment.Id)).Attend(Clock.GetUtcNow());
        });
        await Given.NeedAsync(site, Given.InDays(10));
        foreach (var doctor in (Doctor[])[known, await Given.DoctorAsync(GivenPlaces.Ham)])
            await Given.OfferAsync(doctor, Given.InDays(10));

        Assert.Equal(known.Id, Assert.Single((await PlanAsync()).Placements).DoctorId);
    }

    [Fact]
    public async Task Where_nobody_is_known_the_nearest_comes()
    {
        var (site, day) = (await Given.SiteAsync(GivenPlaces.Peronne), Given.InDays(10));
        await Given.NeedAsync(site, day);
        var (farther, nearer) = (await Given.DoctorAsync(), await Given.DoctorAsync(GivenPlaces.Ham));
        await Given.OfferAsync(farther, day);
        await Given.OfferAsync(nearer, day);
        await Given.OpenSessionAsync(site, farther, Given.InDays(-400));

        Assert.Equal(nearer.Id, Assert.Single((await PlanAsync()).Placements).DoctorId);
    }

    [Fact]
    public async Task Doctors_who_mix_whole_days_and_half_days_leave_a_proven_bound()
    {
        var site = await Given.SiteAsync(GivenPlaces.Peronne);
        var doctor = await Given.DoctorAsync();
        foreach (var days in Enumerable.Range(10, 4))
        {
            await Given.NeedAsync(site, Given.InDays(days), days % 2 == 0 ? DayPart.FullDay : DayPart.Morning);
            await Given.OfferAsync(doctor, Given.InDays(days), DayParts.FullDay | DayParts.Morning);
        }

        var plan = (await PlanAsync()).Plan;

        Assert.True(plan.IsCertified);
        Assert.InRange(plan.Gap, 0, plan.Bound);
        Assert.Equal(4, plan.HalfDaysPlaced);
    }

    [Theory]
    [InlineData(5_000, 5_000, 0)]
    [InlineData(5_000, 5_001, 0.02)]
    [InlineData(1_000_000, 1_000_001, 0.01)]
    [InlineData(0, 3, 100)]
    public void The_gap_in_percent_is_never_smaller_than_proved(long value, long bound, double percent)
    {
        var plan = new PlanHeader(
            Guid.Empty, default, null, null, PlanState.Draft, 100, default, null, null, null, true, value, bound, 0, 0, 0, 0, 0, 0);

        Assert.Equal((decimal)percent, plan.GapPercent);
    }

    [Fact]
    public async Task A_newer_draft_replaces_the_older_one()
    {
        var first = await PlanAsync();
        Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await PlanAsync();

        Assert.Equal(PlanState.Superseded, (await ShowAsync(first.Plan.Id)).Plan.State);
        Assert.Equal(PlanState.Draft, second.Plan.State);
        Assert.True(second.Difference!.IsEmpty);
    }

    [Fact]
    public async Task A_run_whose_worker_died_is_taken_again_and_not_before_its_claim_ends()
    {
        var asked = await Request.ExecuteAsync(new(Month, GivenPlaces.HautsDeFrance), Agency, default);
        await ChangeAsync(async db =>
        {
            var plan = await db.Plans.SingleAsync();
            (plan.State, plan.ClaimedUntil) = (PlanState.Computing, Clock.GetUtcNow().AddMinutes(1));
        });

        Assert.False(await Compute.ExecuteNextAsync(default));
        Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await Compute.ExecuteNextAsync(default));

        Assert.Equal(PlanState.Draft, (await ShowAsync(asked.Value)).Plan.State);
    }

    [Fact]
    public async Task Six_workers_take_three_runs_once_each()
    {
        var national = Given.AsNational();
        foreach (var region in (string?[])[null, GivenPlaces.HautsDeFrance, GivenPlaces.Occitanie])
            Assert.True((await Request.ExecuteAsync(new(Month, region), national, default)).IsDone);

        var taken = await Race.RunAsync(6, _ => Compute.ExecuteNextAsync(default));

        Assert.Equal(3, taken.Count(t => t));
        await using var db = Database.Open();
        Assert.All(await db.Plans.ToListAsync(), plan => Assert.Equal(PlanState.Draft, plan.State));
    }

    [Fact]
    public async Task Rows_that_contradict_one_another_fail_the_run_with_words()
    {
        var site = await Given.SiteAsync(GivenPlaces.Peronne);
        await Given.NeedAsync(site, Given.InDays(10));
        await ChangeAsync(db => db.Database.ExecuteSqlAsync($"update epcis set population = -1 where siren = {GivenPlaces.Peronne.EpciSiren}"));

        var view = await PlanAsync();

        Assert.Equal(PlanState.Failed, view.Plan.State);
        Assert.Equal(PlanFailure.RowsContradict, view.Plan.Failure);
    }

    [Fact]
    public async Task A_plan_does_not_exist_for_another_region()
    {
        var view = await PlanAsync();

        Assert.Null(await Show.ExecuteAsync(view.Plan.Id, Given.AsAgency(GivenPlaces.Occitanie).Scope, default));
        Assert.NotNull(await Show.ExecuteAsync(view.Plan.Id, Given.AsNational().Scope, default));
    }
}
