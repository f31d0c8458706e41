using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;

namespace Pacte.IntegrationTests.Features.Booking.Helping;

public sealed class BookForSomebodyTests(PacteApp app) : HelpTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task The_agreement_takes_the_place_of_the_code_and_is_recorded()
    {
        var open = await Given.OpenSessionAsync();
        var helper = await Given.HelperAsync();

        var appointment = await HelpAsync(open.Slots[0], helper, SomebodyWithoutContact("03 22 84 01 02"));

        Assert.Equal(
            (AppointmentState.Booked, BookingChannel.Helper, helper.AccountId, (DateTimeOffset?)Now, 1),
            (appointment.State, appointment.Channel, appointment.AssistedBy, appointment.AgreedAt, appointment.AgreementVersion));
        await using var db = App.Database.Open();
        var person = await db.Persons.SingleAsync(p => p.Id == appointment.PersonId);
        Assert.Equal((null, null, "+33322840102", "80620"), (person.Contact, person.ContactKey, person.Phone, person.CommuneInsee));
        Assert.Equal(SlotState.Booked, (await SlotAsync(open.Slots[0])).State);
        // Nothing is written to nobody: the slip says it.
        Assert.False(await db.OutboxMessages.AnyAsync(m => m.AppointmentId == appointment.Id));
        var audit = await db.AuditEntries.SingleAsync(e => e.SubjectId == appointment.Id && e.Action == "appointment-booked");
        Assert.Equal((helper.AccountId, nameof(Role.Helper)), (audit.AccountId, audit.ActorKind));
    }

    [Theory]
    [InlineData(null), InlineData(0), InlineData(2)]
    public async Task Nothing_is_booked_without_the_agreement_to_the_words_of_today(int? agreed)
    {
        var open = await Given.OpenSessionAsync();
        var helper = await Given.HelperAsync();
        var draft = await FillInAsync(open.Slots[0], helper, SomebodyWithoutContact());

        Assert.Equal(BookingRefusal.AgreementMissing, (await TryHelpAsync(draft, helper, agreed)).Refusal);
        Assert.Equal(SlotState.Held, (await SlotAsync(open.Slots[0])).State);
    }

    [Theory]
    [InlineData("06 12 34 56 78"), InlineData("louise@exemple.test"), InlineData("+352 621 123 456")]
    public async Task Who_has_a_contact_proves_it_by_a_code_like_everybody(string contact)
    {
        var open = await Given.OpenSessionAsync();
        var helper = await Given.HelperAsync();
        var form = SomebodyWithoutContact(contact);
        var draft = await FillInAsync(open.Slots[0], helper, form);

        Assert.Equal(BookingRefusal.ContactToProve, (await TryHelpAsync(draft, helper)).Refusal);
        if (!contact.Contains('@', StringComparison.Ordinal))
            return;
        // The same draft goes on with a code: the appointment is then the person's own, and the helper's no more.
        var booked = await ConfirmAsync(draft, await AskForCodeAsync(draft, form));
        Assert.True(booked.IsDone, $"{booked.Refusal}");
        Assert.Equal((BookingChannel.Web, null), ((await AppointmentAsync(booked.Value)).Channel, (await AppointmentAsync(booked.Value)).AssistedBy));
        Assert.Empty(await HelpedAsync(helper));
    }

    [Fact]
    public async Task The_same_form_posted_ten_times_at_once_makes_one_appointment()
    {
        var open = await Given.OpenSessionAsync();
        var helper = await Given.HelperAsync();
        var draft = await FillInAsync(open.Slots[0], helper, SomebodyWithoutContact());

        var booked = await Race.RunAsync(10, _ => TryHelpAsync(draft, helper));

        Assert.All(booked, b => Assert.True(b.IsDone, $"{b.Refusal}"));
        Assert.Single(booked.Select(b => b.Value).Distinct());
        Assert.Single(await HelpedAsync(helper));
    }

    [Fact]
    public async Task Two_helpers_who_book_the_same_person_at_once_make_one_appointment()
    {
        var open = await Given.OpenSessionAsync();
        var form = SomebodyWithoutContact();
        var helpers = new[] { await Given.HelperAsync(), await Given.HelperAsync(GivenPlaces.Ham), Given.AsFrontDesk(open.Site), Given.AsAgency(GivenPlaces.HautsDeFrance) };
        var drafts = new List<Guid>();
        for (var i = 0; i < helpers.Length; i++)
            drafts.Add(await FillInAsync(open.Slots[i], helpers[i], form));

        var booked = await Race.RunAsync(helpers.Length, i => TryHelpAsync(drafts[i], helpers[i]));

        Assert.Single(booked, b => b.IsDone);
        Assert.All(booked.Where(b => !b.IsDone), b => Assert.Equal(BookingRefusal.AlreadyHasAppointment, b.Refusal));
        await using var db = App.Database.Open();
        Assert.Single(await db.Persons.Where(p => p.LastName == form.LastName).ToListAsync());
        // Who learned that somebody has an appointment is written down.
        Assert.Equal(3, await db.AuditEntries.CountAsync(e => e.Action == "help-refused" && drafts.Contains(e.SubjectId)));
    }

    [Fact]
    public async Task Names_birth_date_and_commune_make_the_person_when_there_is_no_contact()
    {
        var open = await Given.OpenSessionAsync();
        var (form, helper) = (SomebodyWithoutContact(), await Given.HelperAsync());
        var first = await HelpAsync(open.Slots[0], helper, form);

        (form.LastName, form.Contact) = (form.LastName!.ToUpperInvariant(), "0322840102");
        var again = await TryHelpAsync(await FillInAsync(open.Slots[1], helper, form), helper);
        (form.Commune, form.CommuneCode) = ("Ham", "80410");
        var neighbour = await HelpAsync(open.Slots[2], helper, form);

        Assert.Equal(BookingRefusal.AlreadyHasAppointment, again.Refusal);
        Assert.NotEqual(first.PersonId, neighbour.PersonId);
        form.Contact = $"{Guid.NewGuid():N}@exemple.test";
        Assert.NotEqual(neighbour.PersonId, (await BookAsync(open.Slots[3], form)).PersonId);
    }

    [Fact]
    public async Task A_draft_is_its_helpers_alone()
    {
        var open = await Given.OpenSessionAsync();
        var (helper, other) = (await Given.HelperAsync(), await Given.HelperAsync());
        var draft = await FillInAsync(open.Slots[0], helper, SomebodyWithoutContact());
        var visitors = await HoldAsync(open.Slots[1]);

        Assert.Equal(BookingRefusal.NotFound, (await TryHelpAsync(draft, other)).Refusal);
        Assert.Equal(BookingRefusal.NotFound, (await TryHelpAsync(visitors, helper)).Refusal);
        Assert.Equal(BookingRefusal.NotFound, (await TryHelpAsync(draft, helper with { Role = Role.Doctor })).Refusal);
        Assert.Equal(BookingRefusal.NotFound, (await TryHoldAsync(open.Slots[2], Given.AsNational())).Refusal);
    }

    [Fact]
    public async Task What_is_checked_of_others_is_checked_too()
    {
        var open = await Given.OpenSessionAsync();
        var helper = await Given.HelperAsync();
        var form = SomebodyWithoutContact();
        form.Treating = null;
        Assert.Equal(BookingRefusal.DetailsMissing, (await TryHelpAsync(await FillInAsync(open.Slots[0], helper, form), helper)).Refusal);

        (form.Treating, form.Contact) = (PatientForm.No, "0892 68 25 12");
        Assert.Equal(BookingRefusal.ContactToProve, (await TryHelpAsync(await FillInAsync(open.Slots[0], helper, form), helper)).Refusal);

        var draft = await FillInAsync(open.Slots[0], helper, SomebodyWithoutContact());
        App.Clock.MoveTo(open.Slots[0].StartsAt);
        Assert.Equal(BookingRefusal.NoLongerOffered, (await TryHelpAsync(draft, helper)).Refusal);
    }

    [Theory]
    [InlineData("Péronne", "80620", PatientForm.No, true)]
    [InlineData("Amiens", "80021", PatientForm.No, false)]
    [InlineData("Péronne", "80620", PatientForm.Yes, false)]
    public async Task Residents_come_first_with_a_helper_too(string commune, string insee, string treating, bool booked)
    {
        var open = await Given.OpenSessionAsync();
        await using (var db = App.Database.Open())
            await db.Slots.Where(s => s.Id == open.Slots[0].Id).ExecuteUpdateAsync(
                set => set.SetProperty(s => s.KeptFor, KeptFor.Residents).SetProperty(s => s.PublicFrom, Now.AddHours(5)));
        var (form, helper) = (SomebodyWithoutContact(), await Given.HelperAsync());
        (form.Commune, form.CommuneCode, form.Treating) = (commune, insee, treating);

        var result = await TryHelpAsync(await FillInAsync(open.Slots[0], helper, form), helper);

        Assert.Equal(booked ? null : BookingRefusal.KeptForResidents, result.Refusal);
    }

    [Fact]
    public async Task A_slot_that_is_kept_for_somebody_else_is_not_a_helpers_to_take()
    {
        var open = await Given.OpenSessionAsync();
        await using (var db = App.Database.Open())
            await db.Slots.Where(s => s.Id == open.Slots[0].Id).ExecuteUpdateAsync(
                set => set.SetProperty(s => s.KeptFor, KeptFor.Offers).SetProperty(s => s.PublicFrom, Now.AddHours(5)));

        Assert.Equal(BookingRefusal.JustTaken, (await TryHoldAsync(open.Slots[0], await Given.HelperAsync())).Refusal);
    }

    [Fact]
    public async Task Two_absences_make_a_call_here_too()
    {
        var (form, helper) = (SomebodyWithoutContact(), await Given.HelperAsync());
        for (var absence = 0; absence < 2; absence++)
        {
            var missed = await HelpAsync((await Given.OpenSessionAsync()).Slots[0], helper, form);
            App.Clock.MoveTo(missed.EndsAt);
            await using var db = App.Database.Open();
            var row = await db.Appointments.SingleAsync(a => a.Id == missed.Id);
            Assert.True(row.MissedAt(Now).IsDone);
            await db.SaveChangesAsync();
        }

        var open = await Given.OpenSessionAsync();
        var appointment = await HelpAsync(open.Slots[0], helper, form);

        Assert.True(appointment.NeedsCall);
        Assert.True((await CallAsync(appointment, open))!.ToConfirm);
    }
}
