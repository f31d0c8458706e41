using Pacte.Domain.Geography;
using Pacte.Domain.Time;

namespace Pacte.Web.Features.Doctors;

/// <summary>Agencies work by the calendar of Paris.</summary>
internal static class AgencyCalendar
{
    public static DateOnly Today(DateTimeOffset now) => LocalTime.DateAt(now, LocalTime.Zone(SiteTimeZones.Paris));
}
