using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.TestKit;
using Pacte.Web.Access;
using Pacte.Web.Features.Booking;

namespace Pacte.IntegrationTests.Features.Booking;

public sealed class BookSlotTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Books_for_whoever_types_the_code()
    {
        var open = await Given.OpenSessionAsync();
        var form = SomebodyNew();

        var appointment = await BookAsync(open.Slots[0], form);

        Assert.Equal(SlotState.Booked, (await SlotAsync(open.Slots[0])).State);
        Assert.Equal((open.Doctor.Id, open.Slots[0].StartsAt), (appointment.DoctorId, appointment.StartsAt));
        Assert.True(AppointmentLinks.Opens(Use<AppointmentLinks>().KeyOf(appointment.Id), appointment.KeyHash));
        await using var db = App.Database.Open();
        var message = await db.OutboxMessages.SingleAsync(m => m.EventKey == $"appointment-booked:{appointment.Id:N}");
        Assert.Equal(form.Contact, message.Address);
        Assert.Contains($"/rendez-vous/{appointment.Reference}?cle=", message.Body);
        Assert.Contains("BEGIN:VCALENDAR", message.CalendarFile);
        Assert.True(await db.AuditEntries.AnyAsync(e => e.SubjectId == appointment.Id && e.Action == "appointment-booked"));
        var draft = await db.BookingDrafts.SingleAsync(d => d.AppointmentId == appointment.Id);
        Assert.Equal((null, null, null), (draft.LastName, draft.Contact, draft.BirthDate));
    }

    [Fact]
    public async Task Refuses_a_wrong_code_and_takes_it_no_more_than_five_times()
    {
        var open = await Given.OpenSessionAsync();
        var draft = await HoldAsync(open.Slots[0]);
        var code = await AskForCodeAsync(draft, SomebodyNew());
        var wrong = code == "123456" ? "654321" : "123456";
        for (var tries = 0; tries < BookingDraft.CodeTries; tries++)
            Assert.Equal(BookingRefusal.WrongCode, (await ConfirmAsync(draft, wrong)).Refusal);

        Assert.Equal(BookingRefusal.NoTriesLeft, (await ConfirmAsync(draft, code)).Refusal);
    }

    [Fact]
    public async Task Fifty_guesses_at_once_spend_five_tries()
    {
        var open = await Given.OpenSessionAsync();
        var draft = await HoldAsync(open.Slots[0]);
        var code = await AskForCodeAsync(draft, SomebodyNew());
        var wrong = code == "123456" ? "654321" : "123456";

        var guesses = await Race.RunAsync(50, _ => ConfirmAsync(draft, wrong));

        Assert.Equal(BookingDraft.CodeTries, guesses.Count(guess => guess.Refusal is BookingRefusal.WrongCode));
        Assert.Equal(45, guesses.Count(guess => guess.Refusal is BookingRefusal.NoTriesLeft));
    }

    [Fact]
    public async Task Refuses_a_code_that_is_too_old()
    {
        var open = await Given.OpenSessionAsync();
        var draft = await HoldAsync(open.Slots[0]);
        var code = await AskForCodeAsync(draft, SomebodyNew());
        App.Clock.Advance(BookingDraft.CodeTime);

        Assert.Equal(BookingRefusal.CodeExpired, (await ConfirmAsync(draft, code)).Refusal);
    }

    [Fact]
    public async Task Books_after_the_ten_minutes_when_nobody_took_the_slot()
    {
        var open = await Given.OpenSessionAsync();
        var draft = await HoldAsync(open.Slots[0]);
        App.Clock.Advance(BookingDraft.HoldTime + TimeSpan.FromMinutes(5));
        var code = await AskForCodeAsync(draft, SomebodyNew());

        Assert.True((await ConfirmAsync(draft, code)).IsDone);
    }

    [Fact]
    public async Task Refuses_when_somebody_else_took_the_slot_after_the_ten_minutes()
    {
        var open = await Given.OpenSessionAsync();
        var draft = await HoldAsync(open.Slots[0]);
        App.Clock.Advance(TimeSpan.FromMinutes(5));
        var code = await AskForCodeAsync(draft, SomebodyNew());
        App.Clock.Advance(TimeSpan.FromMinutes(5));
        await HoldAsync(open.Slots[0]);

        Assert.Equal(BookingRefusal.HoldOver, (await ConfirmAsync(draft, code)).Refusal);
    }

    [Fact]
    public async Task The_same_form_posted_twice_at_once_makes_one_appointment()
    {
        var open = await Given.OpenSessionAsync();
        var draft = await HoldAsync(open.Slots[0]);
        var code = await AskForCodeAsync(draft, SomebodyNew());

        var booked = await Race.RunAsync(4, _ => ConfirmAsync(draft, code));

        Assert.All(booked, result => Assert.True(result.IsDone, $"{result.Refusal}"));
        Assert.Single(booked.Select(result => result.Value).Distinct());
        await using var db = App.Database.Open();
        Assert.Equal(1, await db.Appointments.CountAsync(a => a.SlotId == open.Slots[0].Id));
    }

    [Fact]
    public async Task Refuses_a_second_upcoming_appointment_however_the_name_is_spelt()
    {
        var open = await Given.OpenSessionAsync();
        var form = SomebodyNew();
        var first = await BookAsync(open.Slots[0], form);
        form.LastName = form.LastName!.ToUpperInvariant().Replace(' ', '-');
        var draft = await HoldAsync(open.Slots[1]);
        var code = await AskForCodeAsync(draft, form);

        var second = await ConfirmAsync(draft, code);

        Assert.Equal(BookingRefusal.AlreadyHasAppointment, second.Refusal);
        Assert.Equal([first.Id], second.Subjects);
    }

    [Fact]
    public async Task One_person_in_ten_tabs_gets_one_appointment()
    {
        var open = await Given.OpenSessionAsync(part: Domain.Sites.DayPart.FullDay);
        var form = SomebodyNew();
        var ready = new List<(Guid Draft, string Code)>();
        foreach (var slot in open.Slots.Take(10))
        {
            var draft = await HoldAsync(slot);
            ready.Add((draft, await AskForCodeAsync(draft, form)));
        }

        var booked = await Race.RunAsync(10, i => ConfirmAsync(ready[i].Draft, ready[i].Code));

        Assert.Single(booked, result => result.IsDone);
        Assert.All(booked.Where(result => !result.IsDone), result => Assert.Equal(BookingRefusal.AlreadyHasAppointment, result.Refusal));
    }

    [Fact]
    public async Task Refuses_a_seventh_person_with_one_contact()
    {
        var open = await Given.OpenSessionAsync(part: Domain.Sites.DayPart.FullDay);
        var contact = SomebodyNew().Contact;
        for (var i = 0; i < 6; i++)
        {
            var form = SomebodyNew();
            form.Contact = contact;
            await BookAsync(open.Slots[i], form);
        }

        var seventh = SomebodyNew();
        seventh.Contact = contact;
        var draft = await HoldAsync(open.Slots[6]);
        var code = await AskForCodeAsync(draft, seventh);

        Assert.Equal(BookingRefusal.TooManyPersonsForContact, (await ConfirmAsync(draft, code)).Refusal);
        Assert.Equal(SlotState.Held, (await SlotAsync(open.Slots[6])).State);
    }

    [Fact]
    public async Task A_displaced_appointment_does_not_count_and_is_replaced()
    {
        var first = await Given.OpenSessionAsync();
        var form = SomebodyNew();
        var displaced = await BookAsync(first.Slots[0], form);
        await CancelSessionAsync(first);

        var other = await Given.OpenSessionAsync();
        var appointment = await BookAsync(other.Slots[0], form);

        Assert.Equal(AppointmentState.Booked, appointment.State);
        Assert.Equal(AppointmentState.Cancelled, (await AppointmentAsync(displaced.Id)).State);
    }

    [Fact]
    public async Task Two_hundred_patients_for_fifty_slots_make_exactly_fifty_appointments()
    {
        var open = await Given.OpenSessionAsync(part: Domain.Sites.DayPart.FullDay, slotMinutes: 7);
        var slots = open.Slots.Take(50).ToList();
        Assert.Equal(50, slots.Count);

        var booked = await Race.RunAsync(200, async i =>
        {
            // Each wants a slot of their own choice; refused, they take the next that they can.
            for (var turn = 0; turn < slots.Count; turn++)
            {
                var held = await TryHoldAsync(slots[(i + turn) % slots.Count]);
                if (!held.IsDone)
                    continue;
                return (await ConfirmAsync(held.Value, await AskForCodeAsync(held.Value, SomebodyNew()))).IsDone;
            }

            return false;
        });

        Assert.Equal(50, booked.Count(done => done));
        await using var db = App.Database.Open();
        Assert.Equal(50, await db.Appointments.CountAsync(a => a.SessionId == open.Session.Id && a.State == AppointmentState.Booked));
        Assert.Equal(50, await db.Appointments.Where(a => a.SessionId == open.Session.Id).Select(a => a.SlotId).Distinct().CountAsync());
    }

    [Fact]
    public async Task A_session_cancelled_while_patients_book_leaves_no_orphan()
    {
        for (var round = 0; round < 5; round++)
        {
            var open = await Given.OpenSessionAsync();
            var ready = new List<(Guid Draft, string Code)>();
            foreach (var slot in open.Slots.Take(6))
            {
                var draft = await HoldAsync(slot);
                ready.Add((draft, await AskForCodeAsync(draft, SomebodyNew())));
            }

            await Race.RunAsync(7, i => i == 6 ? CancelSessionAsync(open) : ConfirmAsync(ready[i].Draft, ready[i].Code));

            await using var db = App.Database.Open();
            Assert.Equal(0, await db.Appointments.CountAsync(a => a.SessionId == open.Session.Id && a.State == AppointmentState.Booked));
            Assert.Equal(0, await db.Slots.CountAsync(s => s.SessionId == open.Session.Id && s.State != SlotState.Closed));
        }
    }

    // As the planning does it: the session's row first, then its slots and appointments, in one transaction.
    private async Task CancelSessionAsync(OpenSession open)
    {
        var result = await App.Database.Work.WriteAsync<Domain.Done, SessionRefusal>(
            Domain.Access.Scope.Service,
            async db =>
            {
                var session =
                    await db.Sessions.FromSql($"select s.*, s.xmin from sessions s where id = {open.Session.Id} for update").SingleAsync();
                var slots = await db.Slots.Where(s => s.SessionId == session.Id).OrderBy(s => s.Id).ToListAsync();
                var appointments = await db.Appointments.Where(a => a.SessionId == session.Id).ToListAsync();
                var displaced = session.Cancel(CancelledBy.Doctor, SessionReason.Illness, slots, appointments);
                return displaced.IsDone ? new Domain.Done() : displaced.As<Domain.Done>();
            },
            _ => null,
            default);
        Assert.True(result.IsDone, $"{result.Refusal}");
    }
}
