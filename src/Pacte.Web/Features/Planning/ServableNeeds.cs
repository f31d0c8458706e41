using Pacte.Domain.Sites;

namespace Pacte.Web.Features.Planning;

/// <summary>
/// How many doctors each need can really receive: sessions that stand may have left no whole room free for a full day, which
/// counting doctors does not show. Full days are seated first, as when the plan is published.
/// </summary>
internal static class ServableNeeds
{
    /// <summary>Each need with its maximum, sessions that stand included; before the first date nobody more can be sent.</summary>
    public static IEnumerable<(NeedSource Need, int Max)> Of(
        IEnumerable<NeedSource> needs, IReadOnlyDictionary<Guid, SiteSource> sites, IReadOnlyList<StandingSource> standing, DateOnly firstDate)
    {
        var onDay = standing.ToLookup(s => (s.SiteId, s.Date));
        var ofNeed = standing.ToLookup(s => s.NeedId);
        foreach (var day in needs.GroupBy(n => (n.SiteId, n.Date)))
        {
            var site = sites[day.Key.SiteId];
            var book = new RoomBook(site.RoomCount);
            foreach (var session in onDay[day.Key])
                book.Take(session.Room, session.StartsAt, session.EndsAt);
            foreach (var need in day.OrderByDescending(n => n.Part.HalfDays()).ThenBy(n => n.Id))
            {
                var (served, hours) = (ofNeed[need.Id].Count(), site.Hours.On(need.Date, need.Part, site.TimeZone));
                yield return (need, Math.Min(need.Max, need.Date < firstDate ? served : Seat(need, served, book, hours)));
            }
        }
    }

    private static int Seat(NeedSource need, int served, RoomBook book, SessionHours hours)
    {
        while (served < need.Max && book.TryTake(hours) is not null)
            served++;
        return served;
    }
}
