using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Domain.Waiting;

namespace Pacte.Web.Data;

/// <summary>
/// What each scope may see, as query filters. Sites, needs, slots and geography are public.
/// A query that forgets to think about rights returns nothing rather than too much.
/// </summary>
internal static class ScopeFilters
{
    public static void Apply(ModelBuilder model, PacteDb db)
    {
        model.Entity<Session>().HasQueryFilter(s =>
            db.Scope.SeesEverything
            || s.RegionCode == db.Scope.RegionCode
            || s.SiteId == db.Scope.SiteId
            || s.DoctorId == db.Scope.DoctorId);

        model.Entity<Plan>().HasQueryFilter(p => db.Scope.SeesEverything || p.RegionCode == db.Scope.RegionCode && p.RegionCode != null);

        model.Entity<PlanChoice>().HasQueryFilter(c => db.Scope.SeesEverything || c.RegionCode == db.Scope.RegionCode);

        // A doctor is seen by their own region, and wherever they have a session.
        model.Entity<Doctor>().HasQueryFilter(d =>
            db.Scope.SeesEverything
            || d.Id == db.Scope.DoctorId
            || d.RegionCode == db.Scope.RegionCode
            || db.Sessions.Any(s => s.DoctorId == d.Id && (s.SiteId == db.Scope.SiteId || s.RegionCode == db.Scope.RegionCode)));

        model.Entity<Offer>().HasQueryFilter(o =>
            db.Scope.SeesEverything
            || o.DoctorId == db.Scope.DoctorId
            || db.Doctors.Any(d => d.Id == o.DoctorId && d.RegionCode == db.Scope.RegionCode));

        model.Entity<DoctorMonth>().HasQueryFilter(m =>
            db.Scope.SeesEverything
            || m.DoctorId == db.Scope.DoctorId
            || db.Doctors.Any(d => d.Id == m.DoctorId && d.RegionCode == db.Scope.RegionCode));

        model.Entity<Exemption>().HasQueryFilter(e =>
            db.Scope.SeesEverything
            || e.DoctorId == db.Scope.DoctorId
            || db.Doctors.Any(d => d.Id == e.DoctorId && d.RegionCode == db.Scope.RegionCode));

        model.Entity<Exclusion>().HasQueryFilter(e =>
            db.Scope.SeesEverything || e.DoctorId == db.Scope.DoctorId || e.SiteId == db.Scope.SiteId);

        model.Entity<Appointment>().HasQueryFilter(a =>
            db.Scope.SeesPatients || a.SiteId == db.Scope.SiteId || a.DoctorId == db.Scope.DoctorId
            || (a.AssistedBy != null && a.AssistedBy == db.Scope.HelperId && a.BookedAt > db.Scope.HelpedSince));

        model.Entity<Person>().HasQueryFilter(p =>
            db.Scope.SeesPatients
            || db.Appointments.Any(a => a.PersonId == p.Id
                && (a.SiteId == db.Scope.SiteId || a.DoctorId == db.Scope.DoctorId
                    || (a.AssistedBy != null && a.AssistedBy == db.Scope.HelperId && a.BookedAt > db.Scope.HelpedSince))));

        model.Entity<HomonymPair>().HasQueryFilter(h =>
            db.Scope.SeesPatients || db.Appointments.Any(a => (a.PersonId == h.OneId || a.PersonId == h.OtherId) && a.SiteId == db.Scope.SiteId));

        model.Entity<WaitingEntry>().HasQueryFilter(e => db.Scope.SeesPatients);

        model.Entity<SlotOffer>().HasQueryFilter(o => db.Scope.SeesPatients);

        model.Entity<BookingDraft>().HasQueryFilter(d => db.Scope.SeesPatients);
    }
}
