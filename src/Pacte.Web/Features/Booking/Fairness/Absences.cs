using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking.Fairness;

/// <summary>Appointments that a person missed without an excuse. They never refuse a booking: a human calls.</summary>
internal static class Absences
{
    /// <summary>From this many on, the front desk calls to confirm the next appointment.</summary>
    public const int Many = 2;

    /// <summary>How long an absence counts, in months.</summary>
    public const int Months = 12;

    public static async Task<bool> AreManyAsync(PacteDb db, Guid personId, DateTimeOffset now, CancellationToken ct)
    {
        var since = now.AddMonths(-Months);
        return await db.Appointments.IgnoreQueryFilters().CountAsync(
            a => a.PersonId == personId && a.State == AppointmentState.NoShow && a.ExcusedAt == null && a.StartsAt >= since, ct) >= Many;
    }
}
