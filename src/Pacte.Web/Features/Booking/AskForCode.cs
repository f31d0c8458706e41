using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Access;
using Pacte.Web.Data;
using Pacte.Web.Features.Booking.Taking;
using Pacte.Web.Outbox;

namespace Pacte.Web.Features.Booking;

/// <summary>Sends a six-digit code to the contact of a draft whose form is complete. The code is stored as a keyed hash.</summary>
public sealed class AskForCode(
    UnitOfWork work, TimeProvider clock, PatientKeys keys, OutboxWriter outbox, BookingMessages messages, CodeLimits limits)
{
    public Task<Result<Done, BookingRefusal>> ExecuteAsync(Guid draftId, CancellationToken ct) => work.WriteAsync<Done, BookingRefusal>(
        Scope.Service,
        db => SendAsync(db, draftId, ct),
        constraint => constraint == ConstraintNames.RecipientDailyCap ? BookingRefusal.TooManyMessages : null,
        ct);

    private async Task<Result<Done, BookingRefusal>> SendAsync(PacteDb db, Guid draftId, CancellationToken ct)
    {
        if (await db.LockDraftAsync(draftId, ct) is not { AppointmentId: null } draft)
            return BookingRefusal.NotFound;
        var now = clock.GetUtcNow();
        var slot = await db.Slots.AsNoTracking().SingleAsync(s => s.Id == draft.SlotId, ct);
        var site = await db.Sites.AsNoTracking().SingleAsync(s => s.Id == slot.SiteId, ct);
        var lost = WhyLost(draft, slot, now);
        if (lost is { } refusal)
            return refusal;
        var view = new PublicSite(site);
        if (PatientForm.Of(draft).Check(DateOnly.FromDateTime(view.Local(now).DateTime)).Count > 0)
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
        outbox.Write(db, messages.Code(draft, contact, code, view));
        return new Done();
    }

    private static BookingRefusal? WhyLost(BookingDraft draft, Slot slot, DateTimeOffset now)
    {
        if (slot.State is SlotState.Closed || slot.StartsAt <= now)
            return BookingRefusal.NoLongerOffered;
        var own = slot.State is SlotState.Held && slot.HeldBy == draft.Id;
        if (own || slot.IsOpenToAllAt(now))
            return null;
        return draft.IsTakenByCode ? BookingRefusal.JustTaken : BookingRefusal.HoldOver;
    }
}
