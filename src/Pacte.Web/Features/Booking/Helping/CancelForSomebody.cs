using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;

namespace Pacte.Web.Features.Booking.Helping;

/// <summary>A helper gives back a place that they booked in the last days, as the holder of the slip would.</summary>
public sealed class CancelForSomebody(SeeHelped see, CancelAppointment cancel)
{
    public sealed record Request(Guid AppointmentId, CancelReason? Reason);

    public async Task<Result<Done, AppointmentRefusal>> ExecuteAsync(Request request, Actor actor, CancellationToken ct) =>
        await see.FindAsync(request.AppointmentId, actor, ct) is { } helped
            ? await cancel.ExecuteAsync(new(helped.Reference, helped.Key, request.Reason, actor), ct)
            : AppointmentRefusal.NotFound;
}
