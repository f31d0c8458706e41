using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking.Fairness;

/// <summary>Whom the first hours of a session are kept for: people of the site's priority zone without a médecin traitant.</summary>
internal static class Residents
{
    /// <summary>By what the form says and by the communes and zones of this very moment; the zone must be one on the day of the session.</summary>
    public static async Task<bool> IncludeAsync(PacteDb db, PatientForm form, Slot slot, DateOnly day, CancellationToken ct)
    {
        if (form.Elsewhere || form.HasTreatingDoctor is not false || form.CommuneCode is not { } insee)
            return false;
        return await (
            from commune in db.Communes
            join zone in db.PriorityZones on commune.EpciSiren equals zone.EpciSiren
            join site in db.Sites on zone.EpciSiren equals site.EpciSiren
            where commune.InseeCode == insee && site.Id == slot.SiteId
                && zone.From <= day && (zone.Until == null || zone.Until >= day)
            select zone.Id).AnyAsync(ct);
    }
}
