using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Messages;
using Pacte.Domain.Waiting;
using Pacte.TestKit;
using Pacte.Web.Access;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Rights;

namespace Pacte.IntegrationTests.Features.Booking.Rights;

public sealed class EraseIdentityTests(PacteApp app) : RightsTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Nothing_that_was_typed_is_left_anywhere_and_the_appointment_still_counts()
    {
        var open = await Given.OpenSessionAsync();
        var form = SomebodyNew();
        (form.FirstName, form.LastName, form.Birth) = ("Clotilde", "Quatremère", new() { Day = "29", Month = "2", Year = "1948" });
        var appointment = await BookAndCancelAsync(open.Slots[0], form);
        var unfinished = await HoldAsync(open.Slots[1]);
        await Use<SaveDetails>().ExecuteAsync(unfinished, form, default);
        var link = Use<AppointmentLinks>().KeyOf(appointment.Id);

        var erased = await Use<EraseIdentity>().ExecuteAsync(await ProveAsync(form), appointment.PersonId, default);

        Assert.True(erased.IsDone, erased.Refusal.ToString());
        Assert.Empty(await EveryRow.HoldingAsync(App.Database, form.Contact!, "Clotilde", "Quatremère", "1948-02-29", "29/2/1948"));
        Assert.Equal(appointment.PersonId, (await AppointmentAsync(appointment.Id)).PersonId);
        Assert.Null(await Use<SeeAppointment>().ExecuteAsync(appointment.Reference, link, default));
        await using var db = App.Database.Open();
        Assert.False(await db.OutboxMessages.AnyAsync(m => m.Address == "" && m.State == MessageState.Waiting));
    }

    [Fact]
    public async Task A_person_who_is_expected_is_not_erased()
    {
        var open = await Given.OpenSessionAsync();
        var form = SomebodyNew();
        var appointment = await BookAsync(open.Slots[0], form);

        Assert.Equal(
            RightsRefusal.UpcomingAppointment,
            (await Use<EraseIdentity>().ExecuteAsync(await ProveAsync(form), appointment.PersonId, default)).Refusal);
        Assert.False((await PersonAsync(appointment.PersonId)).IsErased);
    }

    [Fact]
    public async Task What_is_about_the_rest_of_the_family_stays()
    {
        var open = await Given.OpenSessionAsync();
        var form = SomebodyNew();
        var child = SomebodyNew();
        (child.Contact, child.Birth) = (form.Contact, new() { Day = "3", Month = "5", Year = "2019" });
        var own = await BookAndCancelAsync(open.Slots[0], form);
        var theirs = await BookAsync(open.Slots[1], child);

        Assert.True((await Use<EraseIdentity>().ExecuteAsync(await ProveAsync(form), own.PersonId, default)).IsDone);

        var left = Assert.Single(await SeeAsync(await ProveAsync(child)));
        Assert.Equal(theirs.Reference, Assert.Single(left.Appointments).Reference);
        Assert.Contains(theirs.Reference, Assert.Single(left.Messages).Body);
    }

    [Fact]
    public async Task A_wait_ends_and_a_slot_kept_for_the_person_is_no_longer_theirs()
    {
        var entry = await new GivenWaiting(App.Database, App.Clock).PersonAsync();
        var open = await Given.OpenSessionAsync();
        await using var db = App.Database.Open();
        var slot = await db.Slots.SingleAsync(s => s.Id == open.Slots[0].Id);
        Assert.True(await Use<Pacte.Web.Offers.OfferSlot>().ToNextAsync(db, slot, OfferReason.Freed, default));
        await db.SaveChangesAsync();
        var person = await db.Persons.SingleAsync(p => p.Id == entry.PersonId);
        await db.Persons.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.ContactKey, Use<PatientKeys>().OfContact(new(person.Contact!))));
        var form = SomebodyNew();
        (form.Contact, form.Birth) = (person.Contact, new() { Day = "1", Month = "2", Year = "1950" });

        Assert.True((await Use<EraseIdentity>().ExecuteAsync(await ProveAsync(form), person.Id, default)).IsDone);

        await using var after = App.Database.Open();
        Assert.Equal(WaitingState.Left, (await after.WaitingEntries.SingleAsync(e => e.Id == entry.Id)).State);
        Assert.Equal(OfferState.Withdrawn, (await after.SlotOffers.SingleAsync(o => o.PersonId == person.Id)).State);
    }

    [Fact]
    public async Task The_front_desk_reads_that_a_name_is_gone_and_no_empty_line()
    {
        var open = await Given.OpenSessionAsync(date: Given.InDays(1));
        var form = SomebodyNew();
        var appointment = await BookAsync(open.Slots[0], form);
        App.Clock.MoveTo(appointment.EndsAt.AddMinutes(1));
        Assert.True((await Use<EraseIdentity>().ExecuteAsync(await ProveAsync(form), appointment.PersonId, default)).IsDone);
        using var desk = App.NewVisitor(Given.AsFrontDesk(open.Site));

        var page = await desk.GetAsync($"/accueil/jour/{open.Session.LocalDate:yyyy-MM-dd}");

        Assert.Contains("Identité effacée", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("a[href='tel:'], a[href='mailto:']"));
    }

    [Fact]
    public async Task The_same_person_may_come_back_as_somebody_new()
    {
        var open = await Given.OpenSessionAsync();
        var form = SomebodyNew();
        var before = await BookAndCancelAsync(open.Slots[0], form);
        Assert.True((await Use<EraseIdentity>().ExecuteAsync(await ProveAsync(form), before.PersonId, default)).IsDone);

        var after = await BookAsync(open.Slots[1], form);

        Assert.NotEqual(before.PersonId, after.PersonId);
    }
}
