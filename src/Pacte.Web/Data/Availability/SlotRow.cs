using Pacte.Domain.Booking;
using Pacte.Domain.Sites;

namespace Pacte.Web.Data.Availability;

/// <summary>What a node needs to know of a slot.</summary>
internal readonly record struct SlotRow(
    Guid Id,
    Guid SiteId,
    Specialty Specialty,
    DateTimeOffset StartsAt,
    SlotState State,
    DateTimeOffset? HeldUntil,
    DateTimeOffset? PublicFrom,
    KeptFor? KeptFor)
{
    public static SlotRow Of(Slot slot) =>
        new(slot.Id, slot.SiteId, slot.Specialty, slot.StartsAt, slot.State, slot.HeldUntil, slot.PublicFrom, slot.KeptFor);

    /// <summary>Whether it can be taken, now or once a hold is over.</summary>
    public bool MayBeTaken => State is SlotState.Free or SlotState.Held;
}
