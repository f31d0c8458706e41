using Pacte.Domain.Booking;
using Pacte.Domain.Sites;

namespace Pacte.Web.Data.Availability;

/// <summary>
/// A slot as a node knows it, in 48 bytes. What is written while others read, who has it and whom it is kept for, is one word each, so
/// that nobody ever reads half of a change.
/// </summary>
public struct KnownSlot
{
    // In this order they leave no gap.
    private readonly Guid id;
    private readonly long startsAt;
    private long busyUntil;
    private long keptUntil;
    private int knownAt;
    private readonly byte specialty;

    internal KnownSlot(in SlotRow row, int at)
    {
        id = row.Id;
        startsAt = row.StartsAt.UtcTicks;
        specialty = (byte)row.Specialty;
        Learn(row, at);
    }

    public readonly Guid Id => id;

    /// <summary>In ticks of UTC, as every instant here.</summary>
    public readonly long StartsAt => startsAt;

    public readonly Specialty Specialty => (Specialty)specialty;

    /// <summary>The moment of the board at which this became known: what was asked before says nothing new.</summary>
    internal readonly int KnownAt => knownAt;

    /// <summary>True when anyone may hold the slot at an instant; <paramref name="residentsUntil"/> is until when only residents may book it, else 0.</summary>
    public readonly bool MayBeHeldAt(long now, out long residentsUntil)
    {
        var kept = Volatile.Read(in keptUntil);
        residentsUntil = kept < 0 && -kept > now ? -kept : 0;
        return Volatile.Read(in busyUntil) <= now && kept <= now;
    }

    internal void Learn(in SlotRow row, int at)
    {
        var kept = row.PublicFrom?.UtcTicks ?? 0;
        Volatile.Write(ref keptUntil, row.KeptFor is KeptFor.Residents ? -kept : kept);
        Volatile.Write(ref busyUntil, row.State switch
        {
            SlotState.Free => 0,
            SlotState.Held => row.HeldUntil?.UtcTicks ?? 0,
            _ => long.MaxValue,
        });
        knownAt = at;
    }

    internal void Take(long until, int at)
    {
        Volatile.Write(ref busyUntil, until);
        knownAt = at;
    }
}
