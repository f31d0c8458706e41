using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Sites;
using Pacte.Web.Access;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking;

/// <summary>Whether the slot of a draft can still be booked by it.</summary>
public enum HoldStatus
{
    Kept,

    /// <summary>The ten minutes are over, and nobody has taken the slot.</summary>
    OverButFree,

    /// <summary>It was never kept, and nobody has taken it: the code will.</summary>
    FreeUntilCode,

    /// <summary>Somebody else has it, or it is no longer offered.</summary>
    Lost,
}

/// <summary>A draft with what it is about.</summary>
/// <param name="Booked">Where the appointment is, once made.</param>
public sealed record DraftView(
    Guid Id,
    PatientForm Form,
    PublicSite Site,
    Guid SlotId,
    DateTimeOffset StartsAt,
    Specialty Specialty,
    DateTimeOffset HeldUntil,
    HoldStatus Status,
    bool IsTakenByCode,
    CodeView? Code,
    string? Booked)
{
    /// <summary>Until when only residents may book the slot.</summary>
    public DateTimeOffset? ResidentsUntil { get; init; }

    /// <summary>The account that fills it in for somebody; null for a visitor's own.</summary>
    public Guid? HelperId { get; init; }

    /// <summary>The appointment, once made.</summary>
    public Guid? AppointmentId { get; init; }

    public DateTimeOffset LocalStart => Site.Local(StartsAt);
}

/// <summary>The code that was sent, as the page may speak of it.</summary>
public sealed record CodeView(string MaskedContact, bool ByEmail, DateTimeOffset ExpiresAt);

/// <summary>Shows a visitor the slot that is kept for them and what they wrote.</summary>
public sealed class SeeDraft(UnitOfWork work, TimeProvider clock, AppointmentLinks links, SiteDirectory sites)
{
    // Compiled once: every step of every booking begins with it.
    private static readonly Func<PacteDb, Guid, CancellationToken, Task<Row?>> Find = EF.CompileAsyncQuery((PacteDb db, Guid draftId, CancellationToken _) => (
        from d in db.BookingDrafts
        join slot in db.Slots on d.SlotId equals slot.Id
        where d.Id == draftId
        select new Row(d, slot, db.Appointments.Where(a => a.Id == d.AppointmentId).Select(a => a.Reference).SingleOrDefault()))
        .AsNoTracking().SingleOrDefault());

    /// <summary>Null when the id names no draft.</summary>
    public Task<DraftView?> ExecuteAsync(Guid draftId, CancellationToken ct) => work.ReadAsync(Scope.Service, async db =>
    {
        if (await Find(db, draftId, ct) is not { } row)
            return null;
        var site = await sites.OfAsync(db, row.Slot.SiteId, ct);
        return new DraftView(
            row.Draft.Id,
            PatientForm.Of(row.Draft),
            site,
            row.Slot.Id,
            row.Slot.StartsAt,
            row.Slot.Specialty,
            row.Draft.HeldUntil,
            StatusOf(row.Draft, row.Slot, clock.GetUtcNow()),
            row.Draft.IsTakenByCode,
            CodeOf(row.Draft),
            row.Booked is null ? null : links.PathOf(row.Booked, row.Draft.AppointmentId!.Value))
        {
            ResidentsUntil = row.Slot.ResidentsUntilAt(clock.GetUtcNow()),
            HelperId = row.Draft.HelperId,
            AppointmentId = row.Draft.AppointmentId,
        };
    });

    private sealed record Row(BookingDraft Draft, Slot Slot, string? Booked);

    private static HoldStatus StatusOf(BookingDraft draft, Slot slot, DateTimeOffset now)
    {
        if (slot.StartsAt <= now)
            return HoldStatus.Lost;
        if (slot.State is SlotState.Held && slot.HeldBy == draft.Id && slot.HeldUntil > now)
            return HoldStatus.Kept;
        if (!slot.MayBeHeldAt(now))
            return HoldStatus.Lost;
        return draft.IsTakenByCode || draft.HeldUntil > now ? HoldStatus.FreeUntilCode : HoldStatus.OverButFree;
    }

    private static CodeView? CodeOf(BookingDraft draft) =>
        draft.CodeExpiresAt is { } expiry && Contact.Parse(draft.Contact).Value is { } contact
            ? new(contact.Masked, contact.IsEmail, expiry)
            : null;
}
