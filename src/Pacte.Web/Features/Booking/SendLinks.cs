using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Web.Access;
using Pacte.Web.Data;
using Pacte.Web.Outbox;

namespace Pacte.Web.Features.Booking;

/// <summary>
/// Sends the links of upcoming appointments again, to the contact that they were proved with and to no other.
/// The answer never tells whether there are any.
/// </summary>
public sealed class SendLinks(UnitOfWork work, TimeProvider clock, PatientKeys keys, OutboxWriter outbox, BookingMessages messages)
{
    /// <summary>Asked again within this time, nothing more is sent.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    public async Task<Result<Done, ContactRefusal>> ExecuteAsync(string? typed, CancellationToken ct)
    {
        var contact = Contact.Parse(typed);
        if (contact.Value is not { } to)
            return contact.As<Done>();
        // Sent already, or too many today: the answer stays the same, and nothing more leaves.
        await work.WriteAsync<Done, Silence>(
            Scope.Service,
            db => WriteAsync(db, to, ct),
            constraint =>
                constraint is ConstraintNames.MessageIsOnePerEvent or ConstraintNames.RecipientDailyCap ? Silence.NothingSent : null,
            ct);
        return new Done();
    }

    private enum Silence
    {
        NothingSent,
    }

    private async Task<Result<Done, Silence>> WriteAsync(PacteDb db, Contact to, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var key = keys.OfContact(to);
        var upcoming = await (
            from a in db.Appointments.AsNoTracking()
            join person in db.Persons on a.PersonId equals person.Id
            join site in db.Sites on a.SiteId equals site.Id
            where person.ContactKey == key && a.EndsAt > now && (a.State == AppointmentState.Booked || a.State == AppointmentState.ToMove)
            orderby a.StartsAt
            select new { Appointment = a, Site = site }).ToListAsync(ct);
        var bucket = $"links:{Convert.ToHexStringLower(key)}:{now.UtcTicks / Pause.Ticks}";
        outbox.Write(db, messages.Links(bucket, to.Value, upcoming.Select(row => (row.Appointment, new PublicSite(row.Site)))));
        if (upcoming.Count == 0)
            KeepEmpty(db);
        return new Done();
    }

    // For a contact without an appointment the same rows are written, of a message that says nothing, leaves to nobody and is over:
    // the time of the answer tells no more than its words.
    private static void KeepEmpty(PacteDb db)
    {
        var message = db.OutboxMessages.Local.Single();
        (message.Address, message.Body, message.State) = ("", "", MessageState.Expired);
    }
}
