using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.IntegrationTests.Features.Booking.Rights;
using Pacte.TestKit;
using Pacte.Web.Access;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Reminders;
using Pacte.Web.Features.Booking.Rights;

namespace Pacte.IntegrationTests.Features.Booking.Helping;

/// <summary>Whoever was helped is forgotten like everybody, the landline and the calls to make included.</summary>
public sealed class ForgetHelpedTests(PacteApp app) : HelpTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Twelve_months_later_nothing_names_them_and_the_slip_opens_nothing()
    {
        var (form, neighbour) = (SomebodyWithoutContact("03 22 97 53 86"), SomebodyWithoutContact("03 22 97 53 87"));
        (form.FirstName, form.LastName) = ("Xanthippe", "Zygophyllowicz");
        var open = await Given.OpenSessionAsync(date: Given.InDays(10));
        var helper = await Given.HelperAsync();
        var appointment = await HelpAsync(open.Slots[0], helper, form);
        App.Clock.MoveTo(appointment.StartsAt.AddDays(-3));
        await Use<WriteReminders>().ExecuteAsync(default);
        Assert.NotNull(await CallAsync(appointment, open));

        App.Clock.MoveTo(appointment.EndsAt.AddMonths(11));
        await Use<ForgetIdentities>().ExecuteAsync(default);
        Assert.Equal("+33322975386", (await PersonAsync(appointment)).Phone);
        var other = await HelpAsync((await Given.OpenSessionAsync()).Slots[0], helper, neighbour);
        App.Clock.MoveTo(appointment.EndsAt.AddMonths(12));
        await Use<ForgetIdentities>().ExecuteAsync(default);
        await Use<ForgetDrafts>().ExecuteAsync(default);

        Assert.True((await PersonAsync(appointment)).IsErased);
        Assert.False((await PersonAsync(other)).IsErased);
        Assert.Empty(await EveryRow.HoldingAsync(App.Database, "Xanthippe", "Zygophyllowicz", "322975386", "03 22 97 53 86"));
        Assert.Null(await Use<SeeAppointment>().ExecuteAsync(appointment.Reference, Use<AppointmentLinks>().KeyOf(appointment.Id), default));
        // The appointment stays, to be counted by its channel.
        Assert.Equal(BookingChannel.Helper, (await AppointmentAsync(appointment.Id)).Channel);
    }

    [Fact]
    public async Task What_was_typed_and_not_booked_goes_after_a_day()
    {
        var form = SomebodyWithoutContact("03 22 97 53 88");
        form.LastName = "Quetzalcoatlus";
        await FillInAsync((await Given.OpenSessionAsync()).Slots[0], await Given.HelperAsync(), form);

        App.Clock.Advance(ForgetDrafts.Kept + BookingDraft.HoldTime + TimeSpan.FromMinutes(1));
        await Use<ForgetDrafts>().ExecuteAsync(default);

        Assert.Empty(await EveryRow.HoldingAsync(App.Database, "Quetzalcoatlus", "03 22 97 53 88"));
    }

    private async Task<Person> PersonAsync(Appointment appointment)
    {
        await using var db = App.Database.Open();
        return await db.Persons.SingleAsync(p => p.Id == appointment.PersonId);
    }
}
