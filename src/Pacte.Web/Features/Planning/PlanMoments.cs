using Pacte.Domain.Geography;
using Pacte.Domain.Time;

namespace Pacte.Web.Features.Planning;

/// <summary>Instants as agencies read them: the clock of Paris.</summary>
internal static class PlanMoments
{
    /// <summary>« aujourd’hui à 10 h 42 », « vendredi 27 novembre à 9 h 20 »</summary>
    public static string Spoken(DateTimeOffset instant, DateTimeOffset now)
    {
        var local = LocalTime.FromInstant(instant, LocalTime.Zone(SiteTimeZones.Paris));
        return FrenchDates.RelativeAt(local.Date, local.Time, PlanCalendar.Today(now));
    }
}
