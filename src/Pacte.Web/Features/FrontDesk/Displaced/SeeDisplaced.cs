using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Waiting;
using Pacte.Web.Data;

namespace Pacte.Web.Features.FrontDesk.Displaced;

/// <summary>Somebody whose session was cancelled and who has no other slot yet.</summary>
/// <param name="Offer">The last slot that was kept for them; null when none could be.</param>
/// <param name="OfferedAt">When that slot begins.</param>
public sealed record DisplacedPatient(
    Guid AppointmentId, DateTimeOffset StartsAt, string FullName, Reach Reach, SlotOffer? Offer, DateTimeOffset? OfferedAt, string? OfferedZone);

/// <summary>Patients of this site's cancelled sessions who have not answered, the earliest first, for a week after their hour.</summary>
public sealed class SeeDisplaced(UnitOfWork work, TimeProvider clock)
{
    private static readonly TimeSpan Shown = TimeSpan.FromDays(7);

    public Task<List<DisplacedPatient>> ExecuteAsync(Actor actor, CancellationToken ct) => work.ReadAsync(actor.Scope, async db =>
    {
        var since = clock.GetUtcNow() - Shown;
        var rows = await (
            from appointment in db.Appointments
            join person in db.Persons on appointment.PersonId equals person.Id
            where appointment.SiteId == actor.SiteId && appointment.State == AppointmentState.ToMove && appointment.StartsAt > since
            orderby appointment.StartsAt, appointment.Id
            select new { Appointment = appointment, Person = person }).ToListAsync(ct);
        var helpers = await Reach.HelpersAsync(db, rows.Select(row => row.Appointment.AssistedBy), ct);
        var ids = rows.ConvertAll(row => (Guid?)row.Appointment.Id);
        // Offers are outside a site's scope; those of its own displaced patients are meant.
        var offers = await (
            from offer in db.SlotOffers.IgnoreQueryFilters()
            join slot in db.Slots on offer.SlotId equals slot.Id
            join site in db.Sites on slot.SiteId equals site.Id
            where ids.Contains(offer.AppointmentId)
            select new { Offer = offer, slot.StartsAt, site.TimeZone }).ToListAsync(ct);
        var last = offers.GroupBy(o => o.Offer.AppointmentId!.Value).ToDictionary(g => g.Key, g => g.MaxBy(o => o.Offer.OfferedAt)!);
        return rows.ConvertAll(row =>
        {
            var offer = last.GetValueOrDefault(row.Appointment.Id);
            return new DisplacedPatient(
                row.Appointment.Id, row.Appointment.StartsAt, $"{row.Person.FirstName} {row.Person.LastName}".Trim(),
                new(row.Person.Contact, row.Person.Phone, row.Appointment.AssistedBy is { } account ? helpers.GetValueOrDefault(account) : null),
                offer?.Offer, offer?.StartsAt, offer?.TimeZone);
        });
    });
}
