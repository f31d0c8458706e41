using Pacte.Domain.Access;
using Pacte.Domain.Doctors;

namespace Pacte.Web.Features.Doctors;

/// <summary>An agency sees doctors who come from elsewhere, and decides about those of its own region only.</summary>
internal static class DoctorScope
{
    public static IQueryable<Doctor> ManagedBy(this IQueryable<Doctor> doctors, Actor actor) => actor.Role switch
    {
        Role.National => doctors,
        Role.Ars => doctors.Where(d => d.RegionCode == actor.RegionCode),
        _ => doctors.Where(_ => false),
    };
}
