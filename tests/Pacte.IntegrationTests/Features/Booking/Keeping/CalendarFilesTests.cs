using System.Text;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Domain.Planning;
using Pacte.TestKit;
using Pacte.Web.Access;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Keeping;
using Pacte.Web.Features.Planning;

namespace Pacte.IntegrationTests.Features.Booking.Keeping;

/// <summary>The calendar files of real messages, read by a calendar program that is not ours.</summary>
public sealed class CalendarFilesTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    private const string LongName = "Maison de santé « Émile Zola » ; cabinet n° 2, à côté de l’école \\ mairie – Œuvre des Hôpitaux, bâtiment C, deuxième étage";

    // The clocks of Paris change on 28 March 2027 and those of Guadeloupe never do.
    [Theory]
    [InlineData("Péronne", 20, "Europe/Paris", "09:00")]
    [InlineData("Péronne", 40, "Europe/Paris", "09:00")]
    [InlineData("Sainte-Rose", 20, "America/Guadeloupe", "09:00")]
    [InlineData("Sainte-Rose", 40, "America/Guadeloupe", "09:00")]
    [InlineData("Sainte-Rose", 20, "Europe/Paris", "14:00")]
    [InlineData("Sainte-Rose", 40, "Europe/Paris", "15:00")]
    public async Task A_confirmation_a_move_and_a_cancellation_are_one_entry_that_changes(string place, int days, string readersZone, string hour)
    {
        var site = await Given.SiteAsync(place == "Péronne" ? GivenPlaces.Peronne : GivenPlaces.SainteRose);
        await using (var db = App.Database.Open())
            await db.Sites.Where(s => s.Id == site.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Name, LongName));
        var date = new DateOnly(2027, 3, 1).AddDays(days);
        var open = await Given.OpenSessionAsync(site, date: date);
        var (first, second) = (open.Slots[0], open.Slots[4]);

        var booked = await BookAsync(first);
        var link = Use<AppointmentLinks>().KeyOf(booked.Id);
        var confirmation = await ReadAsync(booked, MessageKind.Booked, readersZone);
        await DoneAsync(Use<MoveAppointment>().ExecuteAsync(new(booked.Reference, link, second.Id), default));
        var moved = await ReadAsync(booked, MessageKind.Moved, readersZone);
        await DoneAsync(Use<CancelAppointment>().ExecuteAsync(new(booked.Reference, link, null), default));
        var cancelled = await ReadAsync(booked, MessageKind.Cancelled, readersZone);

        Assert.Equal(("PUBLISH", "CONFIRMED"), (confirmation.Method, confirmation.Status));
        Assert.Equal(("PUBLISH", "CONFIRMED"), (moved.Method, moved.Status));
        Assert.Equal(("CANCEL", "CANCELLED"), (cancelled.Method, cancelled.Status));
        Assert.Equal([0, 1, 2], [confirmation.Sequence, moved.Sequence, cancelled.Sequence]);
        Assert.All([confirmation, moved, cancelled], file => Assert.Equal((1, $"{booked.Id:N}@pacte", $"{LongName}, {new PublicSite(site).Address}"), (file.Events, file.Uid, file.Location)));
        Assert.Equal((first.StartsAt.ToUnixTimeSeconds(), first.EndsAt.ToUnixTimeSeconds()), (confirmation.Start, confirmation.End));
        Assert.Equal((second.StartsAt.ToUnixTimeSeconds(), second.EndsAt.ToUnixTimeSeconds()), (moved.Start, moved.End));
        Assert.Equal($"{date:dd/MM/yyyy} {hour}", confirmation.Shown);
        Assert.Contains($"\nVoir ou annuler\u00A0: {Use<AppointmentLinks>().UrlOf(booked.Reference, booked.Id)}\n", confirmation.Description, StringComparison.Ordinal);
        Assert.Equal("Rendez-vous chez le médecin", confirmation.Summary);
    }

    [Fact]
    public async Task A_session_that_falls_strikes_the_entry_out_and_another_slot_writes_it_again()
    {
        var open = await Given.OpenSessionAsync(date: Given.InDays(9));
        var booked = await BookAsync(open.Slots[0]);
        var other = await Given.OpenSessionAsync(open.Site, date: Given.InDays(12), room: 2);
        await DoneAsync(Use<CancelSession>().ExecuteAsync(open.Session.Id, SessionReason.Illness, Given.AsAgency(open.Site.RegionCode), default));
        var fell = await ReadAsync(booked, MessageKind.SessionFell, "Europe/Paris");
        await using (var db = App.Database.Open())
            await db.Database.ExecuteSqlAsync($"update slot_offers set state = 'Declined', answered_at = now() where appointment_id = {booked.Id} and state = 'Offered'");

        await DoneAsync(Use<MoveAppointment>().ExecuteAsync(new(booked.Reference, Use<AppointmentLinks>().KeyOf(booked.Id), other.Slots[3].Id), default));
        var again = await ReadAsync(booked, MessageKind.Moved, "Europe/Paris");

        Assert.Equal(("CANCEL", "CANCELLED"), (fell.Method, fell.Status));
        Assert.Equal(("PUBLISH", "CONFIRMED", fell.Uid), (again.Method, again.Status, again.Uid));
        Assert.True(again.Sequence > fell.Sequence);
        Assert.Equal(other.Slots[3].StartsAt.ToUnixTimeSeconds(), again.Start);
    }

    private async Task<ReadCalendar> ReadAsync(Appointment appointment, MessageKind kind, string zone)
    {
        await using var db = App.Database.Open();
        var file = await db.OutboxMessages.Where(m => m.AppointmentId == appointment.Id && m.Kind == kind).Select(m => m.CalendarFile).SingleAsync();
        Assert.All(file!.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        return await ReadCalendar.OfAsync(file, zone);
    }

    private static async Task DoneAsync<T, TRefusal>(Task<Domain.Result<T, TRefusal>> act)
        where TRefusal : struct, Enum
    {
        var result = await act;
        Assert.True(result.IsDone, result.Refusal.ToString());
    }
}
