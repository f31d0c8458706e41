using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Time;
using Pacte.Domain.Waiting;
using Pacte.Web.Audit;
using Pacte.Web.Data;
using Pacte.Web.Data.Places;
using Pacte.Web.Offers;
using Pacte.Web.Outbox;

namespace Pacte.Web.Features.Booking.Waiting;

/// <summary>
/// Gives a place in the waiting list to whoever types the code that was sent. Who waits already for the same specialty changes their
/// wish and keeps the time they have waited.
/// </summary>
public sealed class JoinWaitingList(
    UnitOfWork work, TimeProvider clock, ProofOfContact proof, KnownPersons persons, PlaceDirectory places, WaitingList waiting,
    OutboxWriter outbox, OfferMessages messages, AuditTrail audit)
{
    /// <summary>The id of the entry; the same again when the form is posted twice.</summary>
    public async Task<Result<Guid, BookingRefusal>> ExecuteAsync(BookSlot.Request request, CancellationToken ct)
    {
        if (await proof.RefusalAsync(request.DraftId, request.Code, ct) is { } refusal)
            return refusal;
        var country = await places.GetAsync(ct);
        return await work.WriteAsync<Guid, BookingRefusal>(
            Scope.Service, db => JoinAsync(db, request.DraftId, country, ct), RefusalOf, ct);
    }

    private static BookingRefusal? RefusalOf(string constraint) => constraint switch
    {
        ConstraintNames.ContactHasFewPersons => BookingRefusal.TooManyPersonsForContact,
        _ => null,
    };

    private async Task<Result<Guid, BookingRefusal>> JoinAsync(PacteDb db, Guid draftId, Country country, CancellationToken ct)
    {
        if (await db.LockDraftAsync(draftId, ct) is not { Wish: { } wish } draft)
            return BookingRefusal.NotFound;
        if (draft.EntryId is { } done)
            return done;
        var now = clock.GetUtcNow();
        var form = PatientForm.Of(draft);
        if (form.Check(wish.FirstDay.AddDays(1)).Count > 0 || country.Positions.Of(wish.PlaceInsee).Place is not { } place)
            return BookingRefusal.DetailsMissing;
        var (person, _) = await persons.FindOrAddAsync(db, form, now, ct);
        if (await db.Appointments.AnyAsync(
            a => a.PersonId == person && a.Specialty == wish.Specialty && a.State == AppointmentState.Booked && a.EndsAt > now && !a.IsFollowUp, ct))
            return BookingRefusal.AlreadyHasAppointment;
        var since = await waiting.ReplaceAsync(db, person, wish.Specialty, ct) ?? now;
        var entry = Entry(wish, person, place.Point, since, form.HasTreatingDoctor is true, now);
        db.WaitingEntries.Add(entry);
        draft.EntryId = entry.Id;
        new PatientForm().KeepIn(draft);
        (draft.CodeHash, draft.CodeExpiresAt) = (null, null);
        outbox.Write(db, messages.Joined(entry, Contact.Parse(form.Contact).Value!.Value, country.Index.Find(wish.PlaceInsee)?.Name ?? ""));
        audit.Record(db, null, "waiting-joined", nameof(WaitingEntry), entry.Id, $"place={wish.PlaceInsee} radius={wish.RadiusKm} specialty={wish.Specialty}");
        return entry.Id;
    }

    private static WaitingEntry Entry(
        WaitingWish wish, Guid person, Pacte.Domain.Geography.GeoPoint place, DateTimeOffset since, bool hasTreatingDoctor, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            PersonId = person,
            Specialty = wish.Specialty,
            PlaceInsee = wish.PlaceInsee,
            Latitude = place.Latitude,
            Longitude = place.Longitude,
            RadiusKm = wish.RadiusKm,
            Days = wish.Days,
            Mornings = wish.Mornings,
            Afternoons = wish.Afternoons,
            StepFreeOnly = wish.StepFreeOnly,
            FirstDay = wish.FirstDay,
            LastDay = wish.LastDay,
            Since = since,
            HasTreatingDoctor = hasTreatingDoctor,
        };
}
