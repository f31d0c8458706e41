using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Waiting;
using Pacte.TestKit;
using Pacte.Web.Features.FrontDesk;
using Pacte.Web.Features.FrontDesk.Displaced;
using Pacte.Web.Features.Planning;

namespace Pacte.IntegrationTests.Offers;

/// <summary>A session falls: everybody is told, and the nearest slots are kept for them.</summary>
public sealed class FallenSessionTests(PacteApp app) : OfferTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Each_patient_is_kept_the_nearest_slot_left_and_who_finds_none_waits_since_they_booked()
    {
        await NothingIsFreeAsync();
        var fallen = await Given.OpenSessionAsync(date: Given.InDays(7));
        var appointments = new List<Appointment>();
        for (var i = 0; i < 5; i++)
            appointments.Add(await Given.AppointmentAsync(fallen, i));
        var near = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Combles), date: Given.InDays(9));
        await TakeAsync(near.Slots.Skip(2));
        var far = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Ham), date: Given.InDays(8));
        await TakeAsync(far.Slots.Skip(1));

        await FallAsync(fallen);

        await using var db = App.Database.Open();
        var ids = appointments.ConvertAll(a => (Guid?)a.Id);
        var offers = await db.SlotOffers.Where(o => ids.Contains(o.AppointmentId)).OrderBy(o => o.Id).ToListAsync();
        Assert.Equal([near.Slots[0].Id, near.Slots[1].Id, far.Slots[0].Id], offers.OrderBy(o => ids.IndexOf(o.AppointmentId)).Select(o => o.SlotId));
        Assert.All(offers, o => Assert.Equal((OfferState.Offered, OfferReason.Displaced), (o.State, o.Reason)));
        var waiting = await db.WaitingEntries.Where(e => e.State == WaitingState.Waiting).ToListAsync();
        Assert.Equal(appointments.Skip(3).Select(a => a.PersonId).Order(), waiting.Select(e => e.PersonId).Order());
        Assert.All(waiting, e => Assert.Equal(appointments.Single(a => a.PersonId == e.PersonId).BookedAt, e.Since));
        foreach (var appointment in appointments)
        {
            var message = await db.OutboxMessages.SingleAsync(m => m.EventKey.StartsWith($"session-cancelled:{appointment.Id:N}"));
            Assert.Contains("METHOD:CANCEL", message.CalendarFile);
            Assert.Contains(offers.Exists(o => o.AppointmentId == appointment.Id) ? "/proposition/" : "liste d’attente", message.Body);
        }
    }

    [Fact]
    public async Task Accepting_moves_the_same_appointment_and_the_page_shows_what_is_kept()
    {
        await NothingIsFreeAsync();
        var fallen = await Given.OpenSessionAsync(date: Given.InDays(7));
        var appointment = await BookAsync(fallen.Slots[0]);
        var other = await Given.OpenSessionAsync(date: Given.InDays(10));
        await FallAsync(fallen);
        using var visitor = App.NewVisitor();

        var page = await visitor.GetAsync(Use<Pacte.Web.Access.AppointmentLinks>().PathOf(appointment.Reference, appointment.Id));
        Assert.Contains("Une place est gardée pour vous", page.Text);
        var offer = await page.FollowAsync("Voir cette place");
        var moved = await offer.Form("form:has(button.main)").SubmitAsync("Prendre cette place");

        Assert.StartsWith("C’est réservé", moved.Heading);
        var after = await AppointmentAsync(appointment.Id);
        Assert.Equal((AppointmentState.Booked, other.Slots[0].Id, appointment.Reference), (after.State, after.SlotId, after.Reference));
        Assert.Equal(SlotState.Booked, (await SlotAsync(other.Slots[0])).State);
    }

    [Fact]
    public async Task Choosing_otherwise_gives_the_kept_slot_to_the_next()
    {
        await NothingIsFreeAsync();
        var fallen = await Given.OpenSessionAsync(date: Given.InDays(7));
        var appointment = await BookAsync(fallen.Slots[0]);
        var other = await Given.OpenSessionAsync(date: Given.InDays(10));
        await FallAsync(fallen);
        var next = await Waiting.PersonAsync();

        await CancelAsync(await AppointmentAsync(appointment.Id));
        await PassAsync();

        Assert.Equal(next.Id, (await LiveOfferAsync(other.Slots[0]))!.EntryId);
    }

    [Fact]
    public async Task The_front_desk_sees_who_has_not_answered()
    {
        await NothingIsFreeAsync();
        var fallen = await Given.OpenSessionAsync(date: Given.InDays(7));
        var (first, second) = (await Given.AppointmentAsync(fallen, 0), await Given.AppointmentAsync(fallen, 1));
        await Given.OpenSessionAsync(date: Given.InDays(10));
        await FallAsync(fallen);
        var offers = await OffersOfAsync(first, second);
        await AcceptAsync(offers[0]);
        await DeclineAsync(offers[1]);
        using var desk = await App.EnterAsync(Given.AsFrontDesk(fallen.Site));

        var page = await desk.GetAsync("/accueil/a-replacer");

        Assert.Single(page.TextsOf("article"));
        Assert.Contains("A laissé la place proposée", page.Text);
        Assert.Empty(await Use<SeeDisplaced>().ExecuteAsync(Given.AsFrontDesk(await Given.SiteAsync()), default));
    }

    [Fact]
    public async Task Another_doctor_gives_the_same_hours_back_first()
    {
        await NothingIsFreeAsync();
        var fallen = await Given.OpenSessionAsync(date: Given.InDays(7));
        var appointment = await Given.AppointmentAsync(fallen, 2);
        await Waiting.PersonAsync();
        await FallAsync(fallen);

        var session = await Given.SessionAsync(
            fallen.Site, await Given.DoctorAsync(), Given.InDays(7), DayPart.Morning, SessionState.AcceptedByDoctor, room: 2);
        var confirmed = await Use<ConfirmSession>().ExecuteAsync(session.Id, 20, Given.AsFrontDesk(fallen.Site), default);

        Assert.True(confirmed.IsDone, confirmed.Refusal.ToString());
        await using var db = App.Database.Open();
        var offer = await db.SlotOffers.SingleAsync(o => o.AppointmentId == appointment.Id && o.State == OfferState.Offered);
        var slot = await db.Slots.SingleAsync(s => s.Id == offer.SlotId);
        Assert.Equal((OfferReason.GivenBack, session.Id, appointment.StartsAt), (offer.Reason, slot.SessionId, slot.StartsAt));
        Assert.Equal(appointment.Id, (await AcceptAsync(offer)).Value);
    }

    [Fact]
    public async Task An_hour_too_near_to_be_given_back_leaves_what_was_offered_meanwhile()
    {
        await NothingIsFreeAsync();
        var fallen = await Given.OpenSessionAsync(date: Given.InDays(7));
        var appointment = await Given.AppointmentAsync(fallen, 2);
        var other = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Combles), date: Given.InDays(9));
        await FallAsync(fallen);
        var session = await Given.SessionAsync(
            fallen.Site, await Given.DoctorAsync(), Given.InDays(7), DayPart.Morning, SessionState.AcceptedByDoctor, room: 2);
        await using var db = App.Database.Open();
        // The site answers at the last moment, and the offer is still to be answered.
        App.Clock.MoveTo(appointment.StartsAt.AddMinutes(-20));
        await db.Sessions.Where(s => s.Id == session.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.AnswerBefore, session.StartsAt.AddDays(1)));
        await db.SlotOffers.Where(o => o.AppointmentId == appointment.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.Until, appointment.StartsAt.AddHours(1)));

        var confirmed = await Use<ConfirmSession>().ExecuteAsync(session.Id, 20, Given.AsFrontDesk(fallen.Site), default);

        Assert.True(confirmed.IsDone, confirmed.Refusal.ToString());
        var offer = Assert.Single(await OffersOfAsync(appointment));
        Assert.Equal((OfferState.Offered, other.Slots[0].Id), (offer.State, offer.SlotId));
    }

    [Theory]
    [InlineData(SessionReason.Illness, 1)]
    [InlineData(SessionReason.RoomUnavailable, 0)]
    public async Task The_matching_is_asked_for_a_replacement_when_one_could_come(SessionReason reason, int asked)
    {
        await NothingIsFreeAsync();
        await ClearPlansAsync();
        var fallen = await Given.OpenSessionAsync(date: Given.InDays(7));

        await FallAsync(fallen, reason);

        await using var db = App.Database.Open();
        Assert.Equal(asked, await db.Plans.CountAsync(p => p.State == PlanState.Requested && p.RegionCode == GivenPlaces.HautsDeFrance));
    }

    [Fact]
    public async Task Two_sessions_of_one_month_fall_at_once_and_one_replacement_is_asked()
    {
        await NothingIsFreeAsync();
        await ClearPlansAsync();
        var sessions = new[] { await Given.OpenSessionAsync(date: Given.InDays(7)), await Given.OpenSessionAsync(date: Given.InDays(8)) };
        foreach (var session in sessions)
            await Given.AppointmentAsync(session);
        var other = await Given.OpenSessionAsync(date: Given.InDays(12));

        await Race.RunAsync(2, index => FallAsync(sessions[index]));

        await using var db = App.Database.Open();
        Assert.Equal(1, await db.Plans.CountAsync(p => p.State == PlanState.Requested));
        var ids = other.Slots.Select(s => s.Id).ToList();
        var offers = await db.SlotOffers.Where(o => ids.Contains(o.SlotId) && o.State == OfferState.Offered).ToListAsync();
        Assert.Equal(2, offers.Select(o => o.SlotId).Distinct().Count());
    }

    [Fact]
    public async Task Whoever_was_kept_a_slot_of_a_session_that_falls_too_is_kept_another()
    {
        await NothingIsFreeAsync();
        var first = await Given.OpenSessionAsync(date: Given.InDays(7));
        var appointment = await Given.AppointmentAsync(first);
        var second = await Given.OpenSessionAsync(date: Given.InDays(8));
        await FallAsync(first);
        var third = await Given.OpenSessionAsync(date: Given.InDays(9));

        await FallAsync(second);

        var offers = await OffersOfAsync(appointment);
        Assert.Equal([OfferState.Offered, OfferState.Withdrawn], offers.Select(o => o.State).Order());
        Assert.Equal(third.Slots[0].Id, offers.Single(o => o.State is OfferState.Offered).SlotId);
        await using var db = App.Database.Open();
        Assert.Equal(2, await db.OutboxMessages.CountAsync(m => m.EventKey.StartsWith($"session-cancelled:{appointment.Id:N}")));
    }

    [Fact]
    public async Task A_session_that_falls_takes_back_what_it_offered()
    {
        await NothingIsFreeAsync();
        var fallen = await Given.OpenSessionAsync();
        await Waiting.PersonAsync();
        await FreeAsync(fallen.Slots[0]);
        var offer = (await LiveOfferAsync(fallen.Slots[0]))!;

        await FallAsync(fallen);

        Assert.Equal(OfferState.Withdrawn, (await OfferAsync(offer.Id)).State);
        Assert.Equal(OfferRefusal.TimeOver, (await AcceptAsync(offer)).Refusal);
    }

    private async Task FallAsync(OpenSession open, SessionReason reason = SessionReason.Illness)
    {
        var result = await Use<CancelSession>().ExecuteAsync(open.Session.Id, reason, Given.AsAgency(open.Site.RegionCode), default);
        Assert.True(result.IsDone, result.Refusal.ToString());
    }

    private async Task<List<SlotOffer>> OffersOfAsync(params Appointment[] appointments)
    {
        await using var db = App.Database.Open();
        var ids = appointments.Select(a => (Guid?)a.Id).ToList();
        var offers = await db.SlotOffers.Where(o => ids.Contains(o.AppointmentId)).ToListAsync();
        return [.. offers.OrderBy(o => ids.IndexOf(o.AppointmentId))];
    }

    // What other tests left open would be nearer.
    private async Task NothingIsFreeAsync()
    {
        await Waiting.NobodyAsync();
        await using var db = App.Database.Open();
        await db.Database.ExecuteSqlAsync(
            $"update slots set state = 'Held', held_until = '2100-01-01', held_by = gen_random_uuid() where state in ('Free', 'Held')");
    }

    private async Task TakeAsync(IEnumerable<Slot> slots)
    {
        var ids = slots.Select(s => s.Id).ToList();
        await using var db = App.Database.Open();
        await db.Database.ExecuteSqlAsync(
            $"update slots set state = 'Held', held_until = '2100-01-01', held_by = gen_random_uuid() where id = any({ids})");
    }

    private async Task ClearPlansAsync()
    {
        await using var db = App.Database.Open();
        await db.Plans.ExecuteDeleteAsync();
    }
}
