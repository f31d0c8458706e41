using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.TestKit;
using Pacte.Web.Features.Booking.Helping;

namespace Pacte.IntegrationTests.Features.Booking.Helping;

public sealed class SeeHelpedTests(PacteApp app) : HelpTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task An_account_sees_what_it_booked_and_nothing_else()
    {
        var open = await Given.OpenSessionAsync();
        var (helper, colleague, desk) = (await Given.HelperAsync(), await Given.HelperAsync(), Given.AsFrontDesk(open.Site));
        var mine = await HelpAsync(open.Slots[0], helper);
        var theirs = await HelpAsync(open.Slots[1], colleague);
        await BookAsync(open.Slots[2]);

        Assert.Equal([mine.Id], (await HelpedAsync(helper)).Select(h => h.Id));
        Assert.Equal([theirs.Id], (await HelpedAsync(colleague)).Select(h => h.Id));
        // Not even the front desk of the site, which sees them all on its day: here it sees what it booked itself.
        Assert.Empty(await HelpedAsync(desk));
        Assert.Null(await Use<SeeHelped>().FindAsync(theirs.Id, helper, default));
        Assert.Equal(AppointmentRefusal.NotFound, (await CancelAsync(theirs, helper)).Refusal);
    }

    [Fact]
    public async Task The_eighth_day_shows_nothing()
    {
        var open = await Given.OpenSessionAsync(date: Given.InDays(30));
        var helper = await Given.HelperAsync();
        var appointment = await HelpAsync(open.Slots[0], helper);

        App.Clock.MoveTo(appointment.BookedAt + TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Single(await HelpedAsync(helper));
        App.Clock.MoveTo(appointment.BookedAt + TimeSpan.FromDays(7));

        Assert.Empty(await HelpedAsync(helper));
        Assert.Null(await Use<SeeHelped>().FindAsync(appointment.Id, helper, default));
        Assert.Equal(AppointmentRefusal.NotFound, (await CancelAsync(appointment, helper)).Refusal);
    }

    [Fact]
    public async Task The_scope_of_help_holds_whatever_is_asked()
    {
        var open = await Given.OpenSessionAsync();
        var (helper, colleague) = (await Given.HelperAsync(), await Given.HelperAsync());
        var mine = await HelpAsync(open.Slots[0], helper);
        await HelpAsync(open.Slots[1], colleague);
        await BookAsync(open.Slots[2]);

        await using var db = App.Database.Open(Scope.OfHelp(helper.AccountId, Now.AddDays(-7)));
        Assert.Equal([mine.Id], await db.Appointments.Select(a => a.Id).ToListAsync());
        Assert.Equal([mine.PersonId], await db.Persons.Select(p => p.Id).ToListAsync());
        Assert.False(await db.BookingDrafts.AnyAsync() || await db.Sessions.AnyAsync() || await db.Doctors.AnyAsync());
        // By its role alone a helper sees no patient, and an empty scope is no helper's.
        await using var own = App.Database.Open(helper.Scope);
        Assert.False(await own.Appointments.AnyAsync() || await own.Persons.AnyAsync());
    }

    [Fact]
    public async Task A_helper_gives_a_place_back_and_it_is_written_down()
    {
        var open = await Given.OpenSessionAsync();
        var helper = await Given.HelperAsync();
        var appointment = await HelpAsync(open.Slots[0], helper);

        Assert.True((await CancelAsync(appointment, helper)).IsDone);

        Assert.Equal(SlotState.Free, (await SlotAsync(open.Slots[0])).State);
        Assert.Equal(AppointmentState.Cancelled, Assert.Single(await HelpedAsync(helper)).State);
        await using var db = App.Database.Open();
        var audit = await db.AuditEntries.SingleAsync(e => e.SubjectId == appointment.Id && e.Action == "appointment-cancelled");
        Assert.Equal(helper.AccountId, audit.AccountId);
        Assert.False(await db.OutboxMessages.AnyAsync(m => m.AppointmentId == appointment.Id));
    }

    private Task<Pacte.Domain.Result<Pacte.Domain.Done, AppointmentRefusal>> CancelAsync(Appointment appointment, Actor helper) =>
        Use<CancelForSomebody>().ExecuteAsync(new(appointment.Id, CancelReason.NotAvailable), helper, default);
}
