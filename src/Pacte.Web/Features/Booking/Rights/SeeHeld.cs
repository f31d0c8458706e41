using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Time;
using Pacte.Web.Access;
using Pacte.Web.Data;
using Pacte.Web.Data.Places;
using Pacte.Web.Features.Booking.Waiting;
using Pacte.Web.Languages;

namespace Pacte.Web.Features.Booking.Rights;

/// <summary>What somebody who proved their contact may see.</summary>
/// <param name="Until">When it closes.</param>
public sealed record HeldView(DateTimeOffset Until, IReadOnlyList<HeldPerson> Persons);

/// <summary>Gathers everything that is held on the persons of a proved draft.</summary>
public sealed class SeeHeld(
    UnitOfWork work, TimeProvider clock, ProvedPersons proved, PersonMessages messages, PlaceDirectory places, AppointmentLinks links)
{
    /// <summary>Null when nothing was proved, or the time of the proof is over.</summary>
    public async Task<HeldView?> ExecuteAsync(Guid draftId, CancellationToken ct)
    {
        var country = await places.GetAsync(ct);
        return await work.ReadAsync(Scope.Service, async db =>
        {
            if (await proved.DraftAsync(db, draftId, ct) is not { } draft)
                return null;
            var held = new List<HeldPerson>();
            foreach (var person in await proved.OfAsync(db, draft, ct))
                held.Add(await OfAsync(db, person, country, ct));
            return new HeldView(draft.ProvedUntil!.Value, held);
        });
    }

    /// <summary>A draft that is not proved yet, as the page of the code may speak of it; null when there is none.</summary>
    public Task<CodeView?> CodeAsync(Guid draftId, CancellationToken ct) => work.ReadAsync(Scope.Service, async db =>
        await db.BookingDrafts.SingleOrDefaultAsync(d => d.Id == draftId && d.ForRights && d.ProvedUntil == null, ct) is { Contact: { } value } draft
            ? new CodeView(new Contact(value).Masked, new Contact(value).IsEmail, draft.CodeExpiresAt ?? default)
            : null);

    private async Task<HeldPerson> OfAsync(PacteDb db, Person person, Country country, CancellationToken ct) => new(
        person.Id,
        person.FirstName,
        person.LastName,
        person.BirthDate,
        RightsText.Describe(person.BirthPrecision),
        person.CommuneInsee is { } commune ? country.Index.Find(commune)?.Name ?? commune : null,
        // Found by the contact that was proved: it has one.
        person.Contact!,
        RightsText.Describe(person.Language),
        person.CreatedAt,
        await AppointmentsAsync(db, person.Id, ct),
        await WaitsAsync(db, person.Id, country, ct),
        await OffersAsync(db, person.Id, ct),
        [.. (await messages.OfAsync(db, person, ct)).Select(m =>
            new HeldMessage(m.CreatedAt, RightsText.Describe(m.Channel), m.Channel, m.Language, m.Address, m.Subject, m.Body, RightsText.Describe(m.State)))]);

    private async Task<List<HeldAppointment>> AppointmentsAsync(PacteDb db, Guid person, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rows = await (
            from a in db.Appointments
            join site in db.Sites on a.SiteId equals site.Id
            where a.PersonId == person
            orderby a.StartsAt descending
            select new { Appointment = a, Site = site }).ToListAsync(ct);
        return rows.ConvertAll(row => new HeldAppointment(
            row.Appointment.Reference,
            row.Appointment.StartsAt,
            Dates.FullAt(row.Appointment.StartsAt, row.Site.TimeZone),
            row.Site.Name,
            row.Site.CommuneName,
            BookingText.Describe(row.Appointment.Specialty),
            RightsText.Describe(row.Appointment.State, row.Appointment.EndsAt <= now),
            row.Appointment.CancelReason is { } reason ? BookingText.Describe(reason) : null,
            row.Appointment.HasTreatingDoctor,
            RightsText.Describe(row.Appointment.Relation),
            row.Appointment.BookedAt,
            row.Appointment.ConfirmedAt,
            row.Appointment.EndsAt > now && row.Appointment.State is (AppointmentState.Booked or AppointmentState.ToMove)
                ? links.PathOf(row.Appointment.Reference, row.Appointment.Id)
                : null));
    }

    private static async Task<List<HeldWait>> WaitsAsync(PacteDb db, Guid person, Country country, CancellationToken ct)
    {
        var rows = await db.WaitingEntries.Where(e => e.PersonId == person).OrderByDescending(e => e.Since).ToListAsync(ct);
        return rows.ConvertAll(e => new HeldWait(
            country.Index.Find(e.PlaceInsee)?.Name ?? e.PlaceInsee,
            e.RadiusKm,
            BookingText.Describe(e.Specialty),
            e.FirstDay,
            e.LastDay,
            $"{WishText.Days(e.Days)}, {WishText.Half(e.Mornings, e.Afternoons)}",
            e.StepFreeOnly,
            e.HasTreatingDoctor,
            e.Since,
            RightsText.Describe(e.State),
            e.ClosedAt));
    }

    private static async Task<List<HeldOffer>> OffersAsync(PacteDb db, Guid person, CancellationToken ct)
    {
        var rows = await (
            from o in db.SlotOffers
            join slot in db.Slots on o.SlotId equals slot.Id
            join site in db.Sites on slot.SiteId equals site.Id
            where o.PersonId == person
            orderby o.OfferedAt descending
            select new { Offer = o, slot.StartsAt, Site = site.Name }).ToListAsync(ct);
        return rows.ConvertAll(row => new HeldOffer(
            row.Offer.OfferedAt, row.Offer.Until, row.StartsAt, row.Site, RightsText.Describe(row.Offer.State),
            row.Offer.Rank?.Rule, row.Offer.Rank?.Ranked, row.Offer.Rank?.WaitingSince, row.Offer.Rank?.RoadKm, row.Offer.Rank?.HasTreatingDoctor));
    }
}
