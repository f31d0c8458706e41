using Pacte.Domain.Geography;
using Pacte.Domain.Time;

namespace Pacte.Web.Features.Sites;

/// <summary>The month of an address (<c>?mois=2026-12</c>): the next one when none is said, since that is the one being prepared.</summary>
internal static class MonthQuery
{
    public static MonthOfYear Read(string? text, DateTimeOffset now) =>
        MonthOfYear.TryParse(text, out var month) ? month : MonthOfYear.Of(LocalTime.DateAt(now, LocalTime.Zone(SiteTimeZones.Paris))).Next;
}
