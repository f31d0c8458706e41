using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Geography;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.TestKit;
using Pacte.Web.Audit;
using Pacte.Web.Features.Sites;

namespace Pacte.IntegrationTests.Features.Sites;

public sealed class SiteUseCasesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly Pacte.Domain.Access.Actor Agency = Given.AsAgency(GivenPlaces.HautsDeFrance);
    private static readonly Pacte.Domain.Access.Actor Stranger = Given.AsAgency(GivenPlaces.Occitanie);

    private readonly ManualClock clock = new();

    private Given Given => field ??= new(database, clock);

    private AuditTrail Audit => new(clock);

    [Fact]
    public async Task A_site_lives_its_life_and_each_step_is_audited()
    {
        var site = await Given.SiteAsync(state: SiteState.Proposed);
        var move = new MoveSite(database.Work, Audit, clock);

        foreach (var next in (SiteState[])[SiteState.Validated, SiteState.Open, SiteState.Suspended, SiteState.Open, SiteState.Closed])
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            Assert.True((await move.ExecuteAsync(site.Id, next, Agency, default)).IsDone);
        }

        Assert.Equal(SiteRefusal.StepNotAllowed, (await move.ExecuteAsync(site.Id, SiteState.Open, Agency, default)).Refusal);
        await using var db = database.Open();
        Assert.Equal(
            ["site-validated", "site-opened", "site-suspended", "site-opened", "site-closed"],
            await db.AuditEntries.Where(a => a.SubjectId == site.Id).OrderBy(a => a.At).Select(a => a.Action).ToListAsync());
    }

    [Fact]
    public async Task A_site_is_not_closed_under_a_session_to_come()
    {
        var site = await Given.SiteAsync();
        var session = await Given.SessionAsync(site, await Given.DoctorAsync(), Given.InDays(10));
        var move = new MoveSite(database.Work, Audit, clock);

        var closed = await move.ExecuteAsync(site.Id, SiteState.Closed, Agency, default);

        Assert.Equal(SiteRefusal.SessionsStand, closed.Refusal);
        Assert.Equal([session.Id], closed.Subjects);
        clock.Advance(TimeSpan.FromDays(20));
        Assert.True((await move.ExecuteAsync(site.Id, SiteState.Closed, Agency, default)).IsDone);
    }

    [Fact]
    public async Task Needs_are_asked_changed_and_removed()
    {
        var site = await Given.SiteAsync(rooms: 2);
        var (ask, change) = (new AskNeed(database.Work, Audit, clock), new ChangeNeed(database.Work, Audit));

        var asked = await ask.ExecuteAsync(Need(site, 10, DayPart.Morning, max: 2) with { Dates = [Given.InDays(10), Given.InDays(17)] }, Agency, default);

        Assert.Equal(2, asked.Value);
        var need = await NeedAsync(site, 10);
        Assert.True((await change.ExecuteAsync(new(need.Id, 0, 1, 1), Agency, default)).IsDone);
        Assert.Equal((0, 1, 1), (await NeedAsync(site, 10)) is var n ? (n.Min, n.Desired, n.Max) : default);
        Assert.True((await change.RemoveAsync(need.Id, Agency, default)).IsDone);
        Assert.Equal(SiteRefusal.NotFound, (await change.RemoveAsync(need.Id, Agency, default)).Refusal);
    }

    [Fact]
    public async Task Needs_never_exceed_the_rooms()
    {
        var site = await Given.SiteAsync(rooms: 2);
        var ask = new AskNeed(database.Work, Audit, clock);
        Assert.True((await ask.ExecuteAsync(Need(site, 10, DayPart.FullDay), Agency, default)).IsDone);
        Assert.True((await ask.ExecuteAsync(Need(site, 10, DayPart.Morning), Agency, default)).IsDone);

        var third = await ask.ExecuteAsync(Need(site, 10, DayPart.Morning) with { Specialty = Specialty.Cardiology }, Agency, default);

        Assert.Equal(SiteRefusal.NeedsExceedRooms, third.Refusal);
        Assert.True((await ask.ExecuteAsync(Need(site, 10, DayPart.Afternoon), Agency, default)).IsDone);
        Assert.Equal(SiteRefusal.NeedAlreadyThere, (await ask.ExecuteAsync(Need(site, 10, DayPart.Afternoon), Agency, default)).Refusal);
        Assert.Equal(SiteRefusal.CountsOutOfOrder, (await ask.ExecuteAsync(Need(site, 11, DayPart.Morning) with { Min = 2 }, Agency, default)).Refusal);
        Assert.Equal(SiteRefusal.DateInThePast, (await ask.ExecuteAsync(Need(site, 0, DayPart.Morning), Agency, default)).Refusal);
    }

    [Fact]
    public async Task Needs_asked_at_once_still_fit_the_rooms()
    {
        var site = await Given.SiteAsync(rooms: 3);
        var ask = new AskNeed(database.Work, Audit, clock);
        var specialties = Enum.GetValues<Specialty>();

        var asked = await Race.RunAsync(specialties.Length, i =>
            ask.ExecuteAsync(Need(site, 12, DayPart.Morning) with { Specialty = specialties[i] }, Agency, default));

        Assert.Equal(3, asked.Count(a => a.IsDone));
        Assert.All(asked.Where(a => !a.IsDone), a => Assert.Equal(SiteRefusal.NeedsExceedRooms, a.Refusal));
    }

    [Fact]
    public async Task A_need_with_sessions_is_neither_removed_nor_cut_below_them()
    {
        var site = await Given.SiteAsync(rooms: 2);
        var need = await Given.NeedAsync(site, Given.InDays(10), desired: 2, max: 2);
        await Given.SessionAsync(site, await Given.DoctorAsync(), Given.InDays(10), room: 1);
        await Given.SessionAsync(site, await Given.DoctorAsync(), Given.InDays(10), room: 2);
        var change = new ChangeNeed(database.Work, Audit);

        Assert.Equal(SiteRefusal.NeedHasSessions, (await change.RemoveAsync(need.Id, Agency, default)).Refusal);
        Assert.Equal(SiteRefusal.NeedHasSessions, (await change.ExecuteAsync(new(need.Id, 1, 1, 1), Agency, default)).Refusal);
        Assert.True((await change.ExecuteAsync(new(need.Id, 0, 1, 2), Agency, default)).IsDone);
    }

    [Fact]
    public async Task The_front_desk_asks_for_its_own_site_only()
    {
        var (own, other) = (await Given.SiteAsync(), await Given.SiteAsync(GivenPlaces.Ham));
        var desk = Given.AsFrontDesk(own);
        var ask = new AskNeed(database.Work, Audit, clock);
        var need = await Given.NeedAsync(other, Given.InDays(10));

        Assert.True((await ask.ExecuteAsync(Need(own, 10, DayPart.Morning), desk, default)).IsDone);
        Assert.Equal(SiteRefusal.NotFound, (await ask.ExecuteAsync(Need(other, 11, DayPart.Morning), desk, default)).Refusal);
        Assert.Equal(SiteRefusal.NotFound, (await new ChangeNeed(database.Work, Audit).RemoveAsync(need.Id, desk, default)).Refusal);
    }

    [Fact]
    public async Task Another_agency_finds_none_of_it()
    {
        var site = await Given.SiteAsync();
        var need = await Given.NeedAsync(site, Given.InDays(10));

        Assert.Equal(SiteRefusal.NotFound, (await new MoveSite(database.Work, Audit, clock).ExecuteAsync(site.Id, SiteState.Suspended, Stranger, default)).Refusal);
        Assert.Equal(SiteRefusal.NotFound, (await new AskNeed(database.Work, Audit, clock).ExecuteAsync(Need(site, 11, DayPart.Morning), Stranger, default)).Refusal);
        Assert.Equal(SiteRefusal.NotFound, (await new ChangeNeed(database.Work, Audit).ExecuteAsync(new(need.Id, 0, 1, 1), Stranger, default)).Refusal);
        Assert.Equal(SiteRefusal.NotFound, (await new EditSite(database.Work, Audit).ExecuteAsync(new(site.Id, site.Version, Details()), Stranger, default)).Refusal);
        Assert.Equal(SiteRefusal.NotFound, (await Propose(Stranger)).Refusal);
        Assert.Null(await new SeeSite(database.Work, clock).ExecuteAsync(site.Id, Month, Stranger, default));
        Assert.DoesNotContain(await new ListSites(database.Work).ExecuteAsync(new(Month), Stranger, default), s => s.Id == site.Id);
    }

    [Fact]
    public async Task A_sheet_changed_by_two_agents_keeps_the_first_change()
    {
        var site = await Given.SiteAsync();
        var edit = new EditSite(database.Work, Audit);
        var version = (await new SeeSite(database.Work, clock).ExecuteAsync(site.Id, Month, Agency, default))!.Version;

        Assert.True((await edit.ExecuteAsync(new(site.Id, version, Details("Premier")), Agency, default)).IsDone);
        Assert.Equal(SiteRefusal.ChangedMeanwhile, (await edit.ExecuteAsync(new(site.Id, version, Details("Second")), Agency, default)).Refusal);

        Assert.Equal("Premier", (await new SeeSite(database.Work, clock).ExecuteAsync(site.Id, Month, Agency, default))!.Name);
    }

    [Fact]
    public async Task Rooms_are_not_taken_from_under_the_needs()
    {
        var site = await Given.SiteAsync(rooms: 2);
        await Given.NeedAsync(site, Given.InDays(10), desired: 2, max: 2);
        var version = (await new SeeSite(database.Work, clock).ExecuteAsync(site.Id, Month, Agency, default))!.Version;

        var edited = await new EditSite(database.Work, Audit).ExecuteAsync(new(site.Id, version, Details() with { RoomCount = 1 }), Agency, default);

        Assert.Equal(SiteRefusal.NeedsExceedRooms, edited.Refusal);
    }

    [Fact]
    public async Task Rooms_are_not_taken_from_under_a_session_to_come()
    {
        var site = await Given.SiteAsync(rooms: 2);
        await Given.SessionAsync(site, await Given.DoctorAsync(), Given.InDays(10), room: 2);
        var version = (await new SeeSite(database.Work, clock).ExecuteAsync(site.Id, Month, Agency, default))!.Version;

        var edited = await new EditSite(database.Work, Audit).ExecuteAsync(new(site.Id, version, Details() with { RoomCount = 1 }), Agency, default);

        Assert.Equal(SiteRefusal.RoomsInUse, edited.Refusal);
    }

    [Fact]
    public async Task A_site_proposed_overseas_keeps_the_time_of_its_island()
    {
        await Given.PlacesAsync();

        var proposed = await new ProposeSite(database.Work, Audit, clock).ExecuteAsync(
            new(GivenPlaces.SainteRose.InseeCode, new GeoPoint(16.3, -61.7), Details()), Given.AsAgency(GivenPlaces.Guadeloupe), default);

        await using var db = database.Open();
        var site = await db.Sites.SingleAsync(s => s.Id == proposed.Value);
        Assert.Equal(("America/Guadeloupe", GivenPlaces.Guadeloupe, SiteState.Proposed), (site.TimeZone, site.RegionCode, site.State));
        Assert.Equal(SiteRefusal.SiteNotOpen, (await new AskNeed(database.Work, Audit, clock).ExecuteAsync(
            Need(site, 10, DayPart.Morning), Given.AsAgency(GivenPlaces.Guadeloupe), default)).Refusal);
    }

    [Fact]
    public async Task The_list_counts_what_is_asked_and_given()
    {
        var site = await Given.SiteAsync(rooms: 2, commune: GivenPlaces.Mirepoix);
        await Given.NeedAsync(site, Given.InDays(10), desired: 2, max: 2);
        await Given.NeedAsync(site, Given.InDays(11), DayPart.Morning);
        await Given.SessionAsync(site, await Given.DoctorAsync(), Given.InDays(10));
        var proposed = await Given.SiteAsync(GivenPlaces.Mirepoix, state: SiteState.Proposed);

        var list = await new ListSites(database.Work).ExecuteAsync(new(Month), Given.AsAgency(GivenPlaces.Occitanie), default);

        Assert.Equal(SiteState.Proposed, list[0].State);
        Assert.Contains(list, l => l.Id == proposed.Id);
        var line = list.Single(l => l.Id == site.Id);
        Assert.Equal((5, 2, "Pays de Mirepoix"), (line.HalfDaysDesired, line.HalfDaysGiven, line.ZoneName));
    }

    private MonthOfYear Month => MonthOfYear.Of(Given.InDays(10));

    private AskNeed.Request Need(Site site, int days, DayPart part, int max = 1) =>
        new(site.Id, [Given.InDays(days)], part, Specialty.GeneralPractice, 1, 1, max);

    private async Task<SiteNeed> NeedAsync(Site site, int days)
    {
        await using var db = database.Open();
        var date = Given.InDays(days);
        return await db.SiteNeeds.SingleAsync(n => n.SiteId == site.Id && n.Date == date);
    }

    private Task<Pacte.Domain.Result<Guid, SiteRefusal>> Propose(Pacte.Domain.Access.Actor actor) =>
        new ProposeSite(database.Work, Audit, clock).ExecuteAsync(
            new(GivenPlaces.Ham.InseeCode, new GeoPoint(49.7, 3.1), Details()), actor, default);

    private static SiteDetails Details(string name = "Maison de santé") => new()
    {
        Name = name,
        Address = "1, place de la Mairie",
        Postcode = "80400",
        RoomCount = 2,
        Hours = OpeningHours.Usual,
    };
}
