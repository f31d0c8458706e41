using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.TestKit;
using Pacte.Web.Features.Planning;

namespace Pacte.IntegrationTests.Features.Planning;

public sealed class PublishPlanTests(TestPostgres postgres) : PlanningTest(postgres)
{
    [Fact]
    public async Task Proposes_each_placement_with_a_room_of_its_own_and_one_message_per_doctor()
    {
        var (site, day) = (await Given.SiteAsync(GivenPlaces.Peronne, rooms: 2), Given.InDays(10));
        await Given.NeedAsync(site, day, desired: 2, max: 2);
        await Given.NeedAsync(site, day.AddDays(1));
        var (first, second) = (await Given.DoctorAsync(), await Given.DoctorAsync());
        await Given.OfferAsync(first, day);
        await Given.OfferAsync(first, day.AddDays(1));
        await Given.OfferAsync(second, day);
        var view = await PlanAsync();

        var published = await Publish.ExecuteAsync(view.Plan.Id, Agency, default);

        Assert.Equal(3, published.Value);
        var sessions = await SessionsAsync();
        Assert.All(sessions, s => Assert.Equal((SessionState.Proposed, view.Plan.Id), (s.State, s.PlanId)));
        Assert.Equal([1, 2, 1], sessions.Select(s => s.Room));
        Assert.All(sessions, s => Assert.InRange(s.AnswerBefore, Clock.GetUtcNow().AddHours(12), Clock.GetUtcNow().AddDays(3)));
        await using var db = Database.Open();
        var messages = await db.OutboxMessages.ToListAsync();
        Assert.Equivalent(new[] { first.Email, second.Email }, messages.Select(m => m.Address), strict: true);
        var told = messages.Single(m => m.Address == first.Email).Body;
        Assert.Contains("jeudi 11\u00A0mars", told);
        Assert.Contains("https://pacte.exemple/medecin/mois/2027-03", told);
        Assert.Contains("Démonstration", told);
        Assert.Contains(await db.AuditEntries.ToListAsync(), a => a.Action == "plan-published" && a.AccountId == Agency.AccountId);
        Assert.Equal(PlanState.Published, (await ShowAsync(view.Plan.Id)).Plan.State);
    }

    public static TheoryData<string, MovedReason> Moves => new()
    {
        { "update offers set parts = 1", MovedReason.OfferChanged },
        { "delete from offers", MovedReason.OfferWithdrawn },
        { "update site_needs set max = 2", MovedReason.NeedChanged },
        { "delete from site_needs", MovedReason.NeedWithdrawn },
        { "update sites set state = 'Suspended'", MovedReason.SiteChanged },
        { "update doctors set travel_limit_km = 10", MovedReason.DoctorChanged },
        { "insert into exemptions (id, doctor_id, starts_on, kind, is_waived) select gen_random_uuid(), id, '2027-01-01', 'PTMA', false from doctors", MovedReason.DoctorExempt },
        { "insert into exclusions (doctor_id, site_id, decided_at, by_doctor) select d.id, s.id, now(), true from doctors d, sites s", MovedReason.Excluded },
        { "insert into doctor_months (doctor_id, month, cap) select id, '2027-03-01', 1 from doctors", MovedReason.MonthlyCapReached },
    };

    [Theory]
    [MemberData(nameof(Moves))]
    public async Task What_moved_is_named_and_nothing_is_published(string change, MovedReason reason)
    {
        var (site, day) = (await Given.SiteAsync(GivenPlaces.Peronne), Given.InDays(10));
        await Given.NeedAsync(site, day);
        var offer = await Given.OfferAsync(await Given.DoctorAsync(), day);
        var view = await PlanAsync();
        await ChangeAsync(db => db.Database.ExecuteSqlRawAsync(change));

        var published = await Publish.ExecuteAsync(view.Plan.Id, Agency, default);

        Assert.Equal(PlanRefusal.SourcesMoved, published.Refusal);
        Assert.Equal([offer.Id], published.Subjects);
        Assert.Equal(reason, Assert.Single((await ShowAsync(view.Plan.Id)).Moved).Reason);
        Assert.Empty(await SessionsAsync());
        await using var db = Database.Open();
        Assert.Empty(await db.OutboxMessages.ToListAsync());
    }

    [Fact]
    public async Task A_doctor_a_need_and_a_room_taken_meanwhile_are_named()
    {
        var (peronne, ham, combles) = (
            await Given.SiteAsync(GivenPlaces.Peronne), await Given.SiteAsync(GivenPlaces.Ham), await Given.SiteAsync(GivenPlaces.Combles));
        var (busy, late, roomless) = (await Given.DoctorAsync(), await Given.DoctorAsync(), await Given.DoctorAsync());
        foreach (var (site, doctor, days) in ((Site, Doctor, int)[])[(peronne, busy, 10), (ham, late, 11), (combles, roomless, 12)])
        {
            await Given.NeedAsync(site, Given.InDays(days));
            await Given.OfferAsync(doctor, Given.InDays(days));
        }

        var view = await PlanAsync();
        Assert.Equal(3, view.Placements.Count);
        await Given.SessionAsync(ham, busy, Given.InDays(10));
        await Given.SessionAsync(ham, await Given.DoctorAsync(), Given.InDays(11));
        await Given.SessionAsync(combles, await Given.DoctorAsync(), Given.InDays(12), DayPart.Morning, room: 1);
        await Given.SessionAsync(combles, await Given.DoctorAsync(), Given.InDays(12), DayPart.Afternoon, room: 2);

        Assert.Equal(PlanRefusal.SourcesMoved, (await Publish.ExecuteAsync(view.Plan.Id, Agency, default)).Refusal);

        var moved = (await ShowAsync(view.Plan.Id)).Moved;
        Assert.Equal(
            [(busy.Id, MovedReason.DoctorBusy), (late.Id, MovedReason.NeedFilled), (roomless.Id, MovedReason.NoRoomLeft)],
            moved.Select(m => (m.Placement.DoctorId, m.Reason)));
    }

    [Fact]
    public async Task A_change_elsewhere_in_the_country_does_not_matter()
    {
        var (site, day) = (await Given.SiteAsync(GivenPlaces.Peronne), Given.InDays(10));
        await Given.NeedAsync(site, day);
        await Given.OfferAsync(await Given.DoctorAsync(), day);
        var view = await PlanAsync();
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Ham), day);
        await Given.OfferAsync(await Given.DoctorAsync(), day);

        Assert.True((await Publish.ExecuteAsync(view.Plan.Id, Agency, default)).IsDone);
    }

    [Fact]
    public async Task A_repair_shows_what_it_changes_and_can_be_published()
    {
        var (peronne, ham, day) = (await Given.SiteAsync(GivenPlaces.Peronne), await Given.SiteAsync(GivenPlaces.Ham), Given.InDays(10));
        await Given.NeedAsync(peronne, day);
        var doctor = await Given.DoctorAsync();
        await Given.OfferAsync(doctor, day);
        var draft = await PlanAsync();
        await Given.NeedAsync(ham, day);
        await ChangeAsync(db => db.SiteNeeds.Where(n => n.SiteId == peronne.Id).ExecuteDeleteAsync());
        Assert.Equal(PlanRefusal.SourcesMoved, (await Publish.ExecuteAsync(draft.Plan.Id, Agency, default)).Refusal);
        Clock.Advance(TimeSpan.FromMinutes(1));

        var repaired = await PlanAsync();

        var change = Assert.Single(repaired.Difference!.Changed);
        Assert.Equal((peronne.Id, ham.Id), (change.Before.SiteId, change.After.SiteId));
        Assert.Empty(repaired.Difference.Added);
        Assert.Empty(repaired.Difference.Removed);
        Assert.True((await Publish.ExecuteAsync(repaired.Plan.Id, Agency, default)).IsDone);
    }

    [Fact]
    public async Task Published_twice_at_once_it_proposes_once()
    {
        var (site, day) = (await Given.SiteAsync(GivenPlaces.Peronne), Given.InDays(10));
        await Given.NeedAsync(site, day);
        await Given.OfferAsync(await Given.DoctorAsync(), day);
        var view = await PlanAsync();

        var published = await Race.RunAsync(6, _ => Publish.ExecuteAsync(view.Plan.Id, Agency, default));

        Assert.Single(published, p => p.IsDone);
        Assert.All(published.Where(p => !p.IsDone), p => Assert.Equal(PlanRefusal.NotADraft, p.Refusal));
        Assert.Single(await SessionsAsync());
    }

    [Fact]
    public async Task Of_two_plans_that_want_the_same_doctors_the_first_published_wins_whole()
    {
        var day = Given.InDays(10);
        var site = await Given.SiteAsync(GivenPlaces.Peronne, rooms: 4);
        await Given.NeedAsync(site, day, desired: 4, max: 4);
        foreach (var _ in Enumerable.Range(0, 4))
            await Given.OfferAsync(await Given.DoctorAsync(), day);
        var region = await PlanAsync();
        var country = await PlanAsync(Given.AsNational());
        Assert.Equal((4, 4), (region.Placements.Count, country.Placements.Count));

        var published = await Race.RunAsync(2, i =>
            Publish.ExecuteAsync(i == 0 ? region.Plan.Id : country.Plan.Id, Given.AsNational(), default));

        Assert.Single(published, p => p.IsDone);
        var refused = Assert.Single(published, p => !p.IsDone);
        Assert.Equal(PlanRefusal.SourcesMoved, refused.Refusal);
        Assert.Equal(4, refused.Subjects.Count);
        Assert.Equal(4, (await SessionsAsync()).Count);
    }

    [Fact]
    public async Task Another_agency_cannot_publish_it()
    {
        var (site, day) = (await Given.SiteAsync(GivenPlaces.Peronne), Given.InDays(10));
        await Given.NeedAsync(site, day);
        await Given.OfferAsync(await Given.DoctorAsync(), day);
        var view = await PlanAsync();

        var published = await Publish.ExecuteAsync(view.Plan.Id, Given.AsAgency(GivenPlaces.Occitanie), default);

        Assert.Equal(PlanRefusal.NotFound, published.Refusal);
        Assert.Empty(await SessionsAsync());
    }

    [Fact]
    public async Task A_plan_that_waited_too_long_is_not_published()
    {
        var (site, day) = (await Given.SiteAsync(GivenPlaces.Peronne), Given.InDays(5));
        await Given.NeedAsync(site, day);
        await Given.OfferAsync(await Given.DoctorAsync(), day);
        var view = await PlanAsync();
        Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(PlanRefusal.SourcesMoved, (await Publish.ExecuteAsync(view.Plan.Id, Agency, default)).Refusal);
        Assert.Equal(MovedReason.TooLate, Assert.Single((await ShowAsync(view.Plan.Id)).Moved).Reason);
    }

    [Fact]
    public async Task A_plan_without_proposals_is_not_published()
    {
        var view = await PlanAsync();

        Assert.Equal(PlanRefusal.NothingToPublish, (await Publish.ExecuteAsync(view.Plan.Id, Agency, default)).Refusal);
    }
}
