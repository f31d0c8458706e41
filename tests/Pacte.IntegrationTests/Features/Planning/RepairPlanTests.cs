using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.TestKit;
using Pacte.Web.Features.Planning;

namespace Pacte.IntegrationTests.Features.Planning;

/// <summary>A month that is planned again while proposals already sent wait for their answer.</summary>
public sealed class RepairPlanTests(TestPostgres postgres) : PlanningTest(postgres)
{
    private DateOnly Day => Given.InDays(10);

    [Fact]
    public async Task A_proposal_that_awaits_its_answer_is_kept_where_another_would_do_no_better()
    {
        var site = await Given.SiteAsync(GivenPlaces.Peronne);
        var asked = await PublishedAsync(site);
        var nearer = await Given.DoctorAsync(GivenPlaces.Ham);
        await Given.OfferAsync(nearer, Day);

        var repaired = await PlanAsync();

        var placement = Assert.Single(repaired.Placements);
        Assert.Equal((asked.DoctorId, asked.Id, SessionState.Proposed), (placement.DoctorId, placement.SessionId, placement.Session));
        Assert.Equal(nearer.Id, Assert.Single(repaired.Unplaced).DoctorId);
        Assert.Empty(repaired.Withdrawn);
        Assert.Equal((2, 0), (Assert.Single(repaired.Zones).HalfDaysPlaced, Assert.Single(repaired.Zones).HalfDaysKept));
        Assert.Equal(PlanRefusal.NothingToPublish, (await Publish.ExecuteAsync(repaired.Plan.Id, Agency, default)).Refusal);
    }

    [Fact]
    public async Task A_proposal_moves_where_the_zones_gain_by_it_and_its_doctor_is_told_once()
    {
        var (asked, ham, nearer, repaired) = await MovedAsync();
        Assert.Equal(
            new HashSet<(Guid, Guid)> { (asked.DoctorId, ham.Id), (nearer.Id, asked.SiteId) },
            repaired.Placements.Select(p => (p.DoctorId, p.SiteId)).ToHashSet());
        Assert.Equal((Day, DayPart.FullDay), (Assert.Single(repaired.Withdrawn).Date, Assert.Single(repaired.Withdrawn).Part));

        var published = await Publish.ExecuteAsync(repaired.Plan.Id, Agency, default);

        Assert.Equal(2, published.Value);
        var sessions = await SessionsAsync();
        Assert.Equal((SessionState.Cancelled, CancelledBy.Ars), sessions.Where(s => s.Id == asked.Id).Select(s => (s.State, s.CancelledBy!.Value)).Single());
        Assert.Equal(2, sessions.Count(s => s.State is SessionState.Proposed && s.PlanId == repaired.Plan.Id));
        await using var db = Database.Open();
        Assert.Equal(2, await db.Offers.CountAsync());
        var letters = await db.OutboxMessages.Where(m => m.EventKey.StartsWith($"plan-published:{repaired.Plan.Id}")).ToListAsync();
        Assert.Equal(2, letters.Count);
        Assert.Contains("Vous n’avez plus à répondre pour", Assert.Single(letters, m => m.Address != nearer.Email).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Vous n’avez plus à répondre pour", Assert.Single(letters, m => m.Address == nearer.Email).Body, StringComparison.Ordinal);
        Assert.Contains(await db.AuditEntries.ToListAsync(), a => a.Action == "session-cancelled" && a.SubjectId == asked.Id && a.AccountId == Agency.AccountId);
    }

    [Fact]
    public async Task What_a_doctor_accepted_meanwhile_is_not_taken_back()
    {
        var (asked, _, _, repaired) = await MovedAsync();
        await AnswerAsync(asked.Id, session => session.Accept(Clock.GetUtcNow(), Clock.GetUtcNow().AddDays(3)));

        var published = await Publish.ExecuteAsync(repaired.Plan.Id, Agency, default);

        Assert.Equal(PlanRefusal.SourcesMoved, published.Refusal);
        var shown = await ShowAsync(repaired.Plan.Id);
        Assert.Equal([MovedReason.DoctorBusy, MovedReason.NeedFilled], shown.Moved.Select(m => m.Reason).Order());
        Assert.Empty(shown.Withdrawn);
        Assert.Equal(SessionState.AcceptedByDoctor, Assert.Single(await SessionsAsync()).State);
    }

    [Fact]
    public async Task A_plan_that_keeps_a_proposal_moves_when_it_is_declined()
    {
        var asked = await PublishedAsync(await Given.SiteAsync(GivenPlaces.Peronne));
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Ham), Day);
        await Given.OfferAsync(await Given.DoctorAsync(travelKm: 120), Day);
        var repaired = await PlanAsync();
        Assert.Equal(asked.Id, Assert.Single(repaired.Placements, p => p.SessionId is not null).SessionId);
        await AnswerAsync(asked.Id, session => session.Decline(SessionReason.TooFar));

        Assert.Equal(PlanRefusal.SourcesMoved, (await Publish.ExecuteAsync(repaired.Plan.Id, Agency, default)).Refusal);

        Assert.Equal(MovedReason.ProposalEnded, Assert.Single((await ShowAsync(repaired.Plan.Id)).Moved).Reason);
    }

    [Fact]
    public async Task A_plan_of_the_country_leaves_what_an_agency_proposed()
    {
        await PublishedAsync(await Given.SiteAsync(GivenPlaces.Peronne));
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Ham), Day);
        await Given.OfferAsync(await Given.DoctorAsync(GivenPlaces.Ham), Day);

        var country = await PlanAsync(Given.AsNational());

        Assert.Empty(country.Placements);
        Assert.Empty(country.Withdrawn);
        Assert.Equal(1, country.AlreadyInSession);
    }

    // A second zone asks for somebody; a doctor who can only go where the first doctor was asked lets both be served.
    private async Task<(Session Asked, Site Ham, Doctor Nearer, PlanView Repaired)> MovedAsync()
    {
        var asked = await PublishedAsync(await Given.SiteAsync(GivenPlaces.Peronne));
        var ham = await Given.SiteAsync(GivenPlaces.Ham);
        await Given.NeedAsync(ham, Day);
        var nearer = await Given.DoctorAsync(GivenPlaces.Ham);
        await Given.OfferAsync(nearer, Day);
        return (asked, ham, nearer, await PlanAsync());
    }

    private async Task<Session> PublishedAsync(Site site)
    {
        await Given.NeedAsync(site, Day);
        await Given.OfferAsync(await Given.DoctorAsync(travelKm: 120), Day);
        var plan = await PlanAsync();
        Assert.Equal(1, (await Publish.ExecuteAsync(plan.Plan.Id, Agency, default)).Value);
        Clock.Advance(TimeSpan.FromMinutes(1));
        return Assert.Single(await SessionsAsync());
    }

    private Task AnswerAsync(Guid id, Action<Session> answer) =>
        ChangeAsync(async db => answer(await db.Sessions.SingleAsync(s => s.Id == id)));
}
