using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.TestKit;
using Pacte.Web.Features.Planning;

namespace Pacte.IntegrationTests.Features.Planning;

public sealed class ChoosePlacementTests(TestPostgres postgres) : PlanningTest(postgres)
{
    private DateOnly Day => Given.InDays(10);

    [Fact]
    public async Task A_pin_changes_the_next_plan_and_not_this_one()
    {
        var (near, far, doctor) = await TwoSitesAsync();
        var draft = await PlanAsync();
        var placed = Assert.Single(draft.Placements);
        Assert.Equal(near.Id, placed.SiteId);
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True((await Choose.PinAsync(new(draft.Plan.Id, placed.OfferId), far.Id, DayPart.FullDay, Agency, default)).IsDone);

        var same = Assert.Single((await ShowAsync(draft.Plan.Id)).Placements);
        Assert.Equal((near.Id, false), (same.SiteId, same.IsPinned));
        Assert.True((await ChoicesAsync(draft)).Changed);
        var next = await NextAsync();
        Assert.Equal(far.Id, Assert.Single(next.Placements).SiteId);
        Assert.True(next.Plan.IsProvenBest);
        var choices = await ChoicesAsync(next);
        Assert.False(choices.Changed);
        Assert.Empty(next.RefusedPins);
        Assert.True(Assert.Single(next.Placements).IsPinned);
        var line = Assert.Single(choices.Choices);
        Assert.Equal((ChoiceKind.Pin, doctor.FullName, Day, DayPart.FullDay, far.Name), (line.Kind, line.DoctorName, line.Date, line.Part, line.SiteName));
        Assert.True((await Publish.ExecuteAsync(next.Plan.Id, Agency, default)).IsDone);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_ban_keeps_a_pair_apart_that_day_or_ever(bool onlyThatDay)
    {
        var (near, far, doctor) = await TwoSitesAsync();
        await Given.NeedAsync(near, Day.AddDays(1));
        await Given.OfferAsync(doctor, Day.AddDays(1));
        var draft = await PlanAsync();
        // Each zone gets one of the two days.
        Assert.Equal([far.Id, near.Id], draft.Placements.Select(p => p.SiteId));

        Assert.True((await Choose.BanAsync(new(draft.Plan.Id, draft.Placements[1].OfferId), near.Id, onlyThatDay, Agency, default)).IsDone);

        var next = await NextAsync();
        var placed = Assert.Single(next.Placements);
        Assert.Equal((Day, onlyThatDay ? near.Id : far.Id), (placed.Date, placed.SiteId));
        Assert.Equal(UnplacedReason.Excluded, Assert.Single(next.Unplaced).Reason);
    }

    [Fact]
    public async Task Pins_that_a_rule_forbids_are_listed_with_the_reason()
    {
        var (near, far, doctor) = await TwoSitesAsync();
        var other = await Given.DoctorAsync();
        var second = await Given.OfferAsync(other, Day);
        var draft = await PlanAsync();
        var first = draft.Placements.Single(p => p.DoctorId == doctor.Id);
        await Choose.PinAsync(new(draft.Plan.Id, first.OfferId), near.Id, DayPart.FullDay, Agency, default);
        await Choose.PinAsync(new(draft.Plan.Id, second.Id), far.Id, DayPart.Morning, Agency, default);
        await Choose.BanAsync(new(draft.Plan.Id, first.OfferId), near.Id, onlyThatDay: false, Agency, default);

        var refused = (await NextAsync()).RefusedPins;

        Assert.Equal(
            new HashSet<(string, PinRefusal)> { (doctor.FullName, PinRefusal.Excluded), (other.FullName, PinRefusal.NoSuchNeed) },
            refused.Select(r => (r.DoctorName, r.Reason)).ToHashSet());
    }

    [Fact]
    public async Task A_pin_that_became_a_session_is_no_contradiction()
    {
        var (near, _, _) = await TwoSitesAsync();
        var draft = await PlanAsync();
        await Choose.PinAsync(new(draft.Plan.Id, draft.Placements[0].OfferId), near.Id, DayPart.FullDay, Agency, default);
        Assert.True((await Publish.ExecuteAsync((await NextAsync()).Plan.Id, Agency, default)).IsDone);
        Assert.Empty((await NextAsync()).RefusedPins);
        await ChangeAsync(async db => (await db.Sessions.SingleAsync()).Accept(Clock.GetUtcNow(), Clock.GetUtcNow().AddDays(3)));

        Assert.Empty((await NextAsync()).RefusedPins);
    }

    [Fact]
    public async Task A_choice_is_dropped_once_and_the_next_plan_is_free_of_it()
    {
        var (near, far, _) = await TwoSitesAsync();
        var draft = await PlanAsync();
        var pin = await Choose.PinAsync(new(draft.Plan.Id, draft.Placements[0].OfferId), far.Id, DayPart.FullDay, Agency, default);
        var pinned = await NextAsync();
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True((await Drop.ExecuteAsync(pin.Value, Agency, default)).IsDone);
        Assert.Equal(ChoiceRefusal.NotFound, (await Drop.ExecuteAsync(pin.Value, Agency, default)).Refusal);

        Assert.True((await ChoicesAsync(pinned)).Changed);
        Assert.True(Assert.Single((await ShowAsync(pinned.Plan.Id)).Placements).IsPinned);
        Assert.Empty((await ChoicesAsync(pinned)).Choices);
        var free = Assert.Single((await NextAsync()).Placements);
        Assert.Equal((near.Id, false), (free.SiteId, free.IsPinned));
        await using var db = Database.Open();
        var acts = await db.AuditEntries.Where(a => a.SubjectId == pin.Value).OrderBy(a => a.At).ToListAsync();
        Assert.Equal(["doctor-pinned", "choice-dropped"], acts.Select(a => a.Action));
        Assert.All(acts, act => Assert.Equal(Agency.AccountId, act.AccountId));
        Assert.DoesNotContain("Lefèvre", acts[0].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_agents_who_pin_a_doctor_on_one_date_make_one_pin()
    {
        var (near, far, _) = await TwoSitesAsync();
        var draft = await PlanAsync();
        var offer = new PlanOffer(draft.Plan.Id, draft.Placements[0].OfferId);

        var made = await Race.RunAsync(6, i => Choose.PinAsync(
            offer, i % 2 == 0 ? near.Id : far.Id, DayPart.FullDay, Given.AsAgency(GivenPlaces.HautsDeFrance), default));

        Assert.Single(made, m => m.IsDone);
        Assert.All(made.Where(m => !m.IsDone), m => Assert.Equal(ChoiceRefusal.PinnedThatDay, m.Refusal));
        await using var db = Database.Open();
        Assert.Single(await db.PlanChoices.ToListAsync());
        Assert.Single(await db.AuditEntries.Where(a => a.Action == "doctor-pinned").ToListAsync());
    }

    [Fact]
    public async Task A_ban_is_made_once_and_a_past_date_is_not_pinned()
    {
        var (near, _, _) = await TwoSitesAsync();
        var draft = await PlanAsync();
        var offer = new PlanOffer(draft.Plan.Id, draft.Placements[0].OfferId);
        Assert.True((await Choose.BanAsync(offer, near.Id, onlyThatDay: false, Agency, default)).IsDone);

        Assert.Equal(ChoiceRefusal.BannedAlready, (await Choose.BanAsync(offer, near.Id, onlyThatDay: false, Agency, default)).Refusal);
        Clock.Advance(TimeSpan.FromDays(9));
        Assert.Equal(ChoiceRefusal.TooLate, (await Choose.PinAsync(offer, near.Id, DayPart.FullDay, Agency, default)).Refusal);
    }

    [Fact]
    public async Task Another_agency_neither_chooses_nor_sees_nor_drops()
    {
        var (near, _, _) = await TwoSitesAsync();
        var draft = await PlanAsync();
        var offer = new PlanOffer(draft.Plan.Id, draft.Placements[0].OfferId);
        var stranger = Given.AsAgency(GivenPlaces.Occitanie);
        var ban = await Choose.BanAsync(offer, near.Id, onlyThatDay: true, Agency, default);

        Assert.Equal(ChoiceRefusal.NotFound, (await Choose.PinAsync(offer, near.Id, DayPart.FullDay, stranger, default)).Refusal);
        Assert.Equal(ChoiceRefusal.NotFound, (await Drop.ExecuteAsync(ban.Value, stranger, default)).Refusal);
        Assert.Null(await Choices.ExecuteAsync(draft.Plan.Id, stranger.Scope, default));
        await using var db = Database.Open(stranger.Scope);
        Assert.Empty(await db.PlanChoices.ToListAsync());
    }

    [Fact]
    public async Task A_site_of_another_region_or_a_date_that_the_plan_does_not_show_is_not_chosen()
    {
        var (near, _, doctor) = await TwoSitesAsync();
        var draft = await PlanAsync();
        var late = await Given.OfferAsync(doctor, Day.AddDays(2));
        var away = await Given.SiteAsync(GivenPlaces.Mirepoix);

        Assert.Equal(ChoiceRefusal.NotFound, (await Choose.PinAsync(new(draft.Plan.Id, late.Id), near.Id, DayPart.FullDay, Agency, default)).Refusal);
        Assert.Equal(
            ChoiceRefusal.NotFound,
            (await Choose.PinAsync(new(draft.Plan.Id, draft.Placements[0].OfferId), away.Id, DayPart.FullDay, Agency, default)).Refusal);
    }

    // Two sites ask for somebody on one day; the doctor, alone, is better placed at the first.
    private async Task<(Site Near, Site Far, Doctor Doctor)> TwoSitesAsync()
    {
        var (near, far) = (await Given.SiteAsync(GivenPlaces.Peronne), await Given.SiteAsync(GivenPlaces.Ham));
        await Given.NeedAsync(near, Day);
        await Given.NeedAsync(far, Day);
        var doctor = await Given.DoctorAsync(travelKm: 120);
        await Given.OfferAsync(doctor, Day);
        return (near, far, doctor);
    }

    private async Task<PlanView> NextAsync()
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        return await PlanAsync();
    }

    private async Task<ChoicesView> ChoicesAsync(PlanView plan) => (await Choices.ExecuteAsync(plan.Plan.Id, Agency.Scope, default))!;
}
