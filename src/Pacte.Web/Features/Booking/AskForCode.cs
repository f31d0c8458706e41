using System.Globalization;
using System.Security.Cryptography;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Geography;
using Pacte.Domain.Time;
using Pacte.Web.Access;
using Pacte.Web.Data;
using Pacte.Web.Features.Booking.Taking;
using Pacte.Web.Outbox;

namespace Pacte.Web.Features.Booking;

/// <summary>Sends a six-digit code to the contact of a draft whose form is complete. The code is stored as a keyed hash.</summary>
public sealed class AskForCode(
    UnitOfWork work, TimeProvider clock, PatientKeys keys, OutboxWriter outbox, BookingMessages messages, CodeLimits limits, SiteDirectory sites)
{
    /// <summary>Of a form that was kept before.</summary>
    public Task<Result<Done, BookingRefusal>> ExecuteAsync(Guid draftId, CancellationToken ct) => ExecuteAsync(draftId, typed: null, ct);

    /// <param name="draftId">The draft.</param>
    /// <param name="typed">Kept in the same transaction; once refused, it is not.</param>
    /// <param name="ct">Stops waiting.</param>
    public Task<Result<Done, BookingRefusal>> ExecuteAsync(Guid draftId, PatientForm? typed, CancellationToken ct) => work.WriteAsync<Done, BookingRefusal>(
        Scope.Service,
        db => SendAsync(db, draftId, typed, ct),
        constraint => constraint == ConstraintNames.RecipientDailyCap ? BookingRefusal.TooManyMessages : null,
        ct);

    private async Task<Result<Done, BookingRefusal>> SendAsync(PacteDb db, Guid draftId, PatientForm? typed, CancellationToken ct)
    {
        if (await db.LockDraftSeeSlotAsync(draftId, ct) is not { Draft: { IsDone: false } draft } found)
            return BookingRefusal.NotFound;
        if (typed is not null)
            SaveDetails.Keep(draft, typed);
        var now = clock.GetUtcNow();
        if (found.Slot is { } wanted && WhyLost(draft, wanted, now) is { } lost)
            return lost;
        var zone = found.Slot is { } slot ? (await sites.OfInActAsync(db, slot.SiteId, ct)).ZoneId : SiteTimeZones.ForCommune(draft.Wish!.PlaceInsee);
        if (PatientForm.Of(draft).Check(LocalTime.DateAt(now, LocalTime.Zone(zone))).Count > 0)
            return BookingRefusal.DetailsMissing;
        if (draft.CodesSent >= BookingDraft.CodesAtMost)
            return BookingRefusal.TooManyCodes;
        var contact = Contact.Parse(draft.Contact).Value!;
        if (await limits.WhyNotAsync(db, draft, contact, ct) is { } wait)
            return wait;
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        draft.CodeHash = keys.OfCode(draftId, contact, code);
        draft.CodeExpiresAt = now + BookingDraft.CodeTime;
        draft.CodeTriesLeft = BookingDraft.CodeTries;
        draft.CodesSent++;
        outbox.Write(db, messages.Code(draft, contact, code, zone));
        return new Done();
    }

    private static BookingRefusal? WhyLost(BookingDraft draft, Slot slot, DateTimeOffset now)
    {
        if (slot.State is SlotState.Closed || slot.StartsAt <= now)
            return BookingRefusal.NoLongerOffered;
        var own = slot.State is SlotState.Held && slot.HeldBy == draft.Id;
        if (own || slot.MayBeHeldAt(now))
            return null;
        return draft.IsTakenByCode ? BookingRefusal.JustTaken : BookingRefusal.HoldOver;
    }
}
