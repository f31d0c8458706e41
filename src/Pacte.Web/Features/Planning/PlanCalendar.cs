using Pacte.Domain.Geography;
using Pacte.Domain.Time;

namespace Pacte.Web.Features.Planning;

/// <summary>Agencies plan by the calendar of Paris, whatever the sites' zones.</summary>
internal static class PlanCalendar
{
    public static DateOnly Today(DateTimeOffset now) => LocalTime.DateAt(now, LocalTime.Zone(SiteTimeZones.Paris));

    public static MonthOfYear CurrentMonth(DateTimeOffset now) => MonthOfYear.Of(Today(now));
}
