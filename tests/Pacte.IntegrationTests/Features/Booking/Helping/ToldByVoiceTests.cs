using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Domain.Planning;
using Pacte.Domain.Waiting;
using Pacte.TestKit;
using Pacte.Web.Access;
using Pacte.Web.Features.Booking.Keeping;
using Pacte.Web.Features.Booking.Reminders;
using Pacte.Web.Features.FrontDesk;
using Pacte.Web.Features.FrontDesk.Calls;
using Pacte.Web.Features.FrontDesk.Displaced;
using Pacte.Web.Outbox;

namespace Pacte.IntegrationTests.Features.Booking.Helping;

/// <summary>Whoever has no contact is told by the front desk, by their landline or through the place where they were helped.</summary>
public sealed class ToldByVoiceTests(PacteApp app) : HelpTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Reminders_come_to_the_call_list_in_their_time_and_a_tick_strikes_them_out()
    {
        var open = await Given.OpenSessionAsync(date: Given.InDays(10));
        var appointment = await HelpAsync(open.Slots[0], await Given.HelperAsync(), SomebodyWithoutContact("03 22 84 01 02"));
        await RemindAsync();
        Assert.Null(await CallAsync(appointment, open));

        App.Clock.MoveTo(appointment.StartsAt.AddDays(-3));
        await Race.RunAsync(4, _ => RemindAsync());
        var call = await CallAsync(appointment, open);
        Assert.Equal([MessageKind.ThreeDaysBefore], call!.Messages.Select(m => m.Kind));
        Assert.Equal("tel:+33322840102", call.Reach.Href);
        await TellAsync(appointment, open);
        Assert.Null(await CallAsync(appointment, open));

        App.Clock.MoveTo(appointment.StartsAt.AddDays(-1));
        await RemindAsync();
        // Nothing leaves: the workers pass such a row over, settle it when it is late, and it is still to be told.
        Assert.Equal(0, await Use<DeliverMessages>().ExecuteAsync(default));
        Assert.Equal([MessageKind.DayBefore], (await CallAsync(appointment, open))!.Messages.Select(m => m.Kind));
    }

    [Fact]
    public async Task Without_any_number_the_helpers_place_is_named()
    {
        var open = await Given.OpenSessionAsync(date: Given.InDays(10));
        var helper = await Given.HelperAsync(phone: "03 22 84 99 99");
        var appointment = await HelpAsync(open.Slots[0], helper);
        App.Clock.MoveTo(appointment.StartsAt.AddDays(-3));
        await RemindAsync();
        using var desk = App.NewVisitor(Given.AsFrontDesk(open.Site));

        var page = await desk.GetAsync("/accueil/appels");

        Assert.Contains($"Ni téléphone ni e-mail. Passez par : {helper.DisplayName}, 03 22 84 99 99", page.Text, StringComparison.Ordinal);
        Assert.Contains("Rappel, trois jours avant : ni mobile ni e-mail, à dire de vive voix", page.Text, StringComparison.Ordinal);
        var day = await desk.GetAsync($"/accueil/jour/{open.Session.LocalDate:yyyy-MM-dd}");
        Assert.Contains("sans téléphone", day.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_is_told_and_the_reminders_of_the_former_hour_are_not()
    {
        var open = await Given.OpenSessionAsync(date: Given.InDays(10));
        var appointment = await HelpAsync(open.Slots[0], await Given.HelperAsync());
        App.Clock.MoveTo(appointment.StartsAt.AddDays(-3));
        await RemindAsync();

        var moved = await Use<MoveAppointment>().ExecuteAsync(
            new(appointment.Reference, Use<AppointmentLinks>().KeyOf(appointment.Id), open.Slots[4].Id), default);

        Assert.True(moved.IsDone, $"{moved.Refusal}");
        Assert.Equal([MessageKind.Moved], (await CallAsync(appointment, open))!.Messages.Select(m => m.Kind));
    }

    [Fact]
    public async Task A_session_that_falls_keeps_them_the_nearest_slot_and_says_to_call()
    {
        await NothingIsFreeAsync();
        var fallen = await Given.OpenSessionAsync(date: Given.InDays(7));
        var appointment = await HelpAsync(fallen.Slots[0], await Given.HelperAsync(), SomebodyWithoutContact("03 22 84 01 02"));
        var near = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Combles), date: Given.InDays(9));
        await FallAsync(fallen);

        var call = await CallAsync(appointment, fallen);

        Assert.Equal((AppointmentState.ToMove, near.Slots[0].StartsAt), (call!.State, call.Kept!.StartsAt));
        Assert.Equal(MessageKind.SessionFell, Assert.Single(call.Messages).Kind);
        var displaced = Assert.Single(await Use<SeeDisplaced>().ExecuteAsync(Given.AsFrontDesk(fallen.Site), default));
        Assert.Equal("tel:+33322840102", displaced.Reach.Href);
        using var desk = App.NewVisitor(Given.AsFrontDesk(fallen.Site));
        var offer = await (await desk.GetAsync("/accueil/appels")).FollowAsync("Répondre avec la personne");
        await offer.Form("form:has(button.main)").SubmitAsync("Prendre cette place");
        var after = await AppointmentAsync(appointment.Id);
        Assert.Equal((AppointmentState.Booked, near.Slots[0].Id), (after.State, after.SlotId));
        Assert.Null(await CallAsync(appointment, fallen));
    }

    [Fact]
    public async Task Who_finds_no_slot_waits_and_a_later_offer_is_told_by_their_front_desk()
    {
        await NothingIsFreeAsync();
        var fallen = await Given.OpenSessionAsync(date: Given.InDays(7));
        var appointment = await HelpAsync(fallen.Slots[0], await Given.HelperAsync());
        await FallAsync(fallen);
        Assert.Null((await CallAsync(appointment, fallen))!.Kept);
        await TellAsync(appointment, fallen);
        Assert.Null(await CallAsync(appointment, fallen));
        var other = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Combles), date: Given.InDays(20));
        // The hour that fell may be over by then.
        App.Clock.MoveTo(appointment.EndsAt.AddDays(1));

        await FreeAsync(other.Slots[0]);

        var call = await CallAsync(appointment, fallen);
        Assert.Equal(MessageKind.Offer, Assert.Single(call!.Messages).Kind);
        Assert.Equal(other.Slots[0].StartsAt, call.Kept!.StartsAt);
    }

    private Task RemindAsync() => Use<WriteReminders>().ExecuteAsync(default);

    private async Task TellAsync(Appointment appointment, OpenSession open) =>
        Assert.True((await Use<MarkTold>().ExecuteAsync(appointment.Id, Given.AsFrontDesk(open.Site), default)).IsDone);

    private async Task FallAsync(OpenSession open) =>
        Assert.True((await Use<AnswerForSite>().GiveUpAsync(open.Session.Id, SessionReason.RoomUnavailable, Given.AsFrontDesk(open.Site), default)).IsDone);

    /// <summary>Nobody waits, and what other tests opened is taken.</summary>
    private async Task NothingIsFreeAsync()
    {
        await Waiting.NobodyAsync();
        await using var db = App.Database.Open();
        await db.Database.ExecuteSqlAsync(
            $"update slots set state = 'Held', held_until = '2100-01-01', held_by = gen_random_uuid() where state in ('Free', 'Held')");
    }
}
