using Pacte.Domain.Sites;

namespace Pacte.Web.Features.Planning;

/// <summary>Which rooms of a site are taken on a date, and which one to give next.</summary>
internal sealed class RoomBook(int rooms)
{
    private readonly List<(int Room, DateTimeOffset StartsAt, DateTimeOffset EndsAt)> taken = [];

    public void Take(int room, DateTimeOffset startsAt, DateTimeOffset endsAt) => taken.Add((room, startsAt, endsAt));

    /// <summary>
    /// Takes a room that is free for those hours, or answers null. The fullest one is preferred, so that half-days share a room
    /// and whole days still find one.
    /// </summary>
    public int? TryTake(SessionHours hours)
    {
        var free = Enumerable.Range(1, rooms).Where(room => IsFree(room, hours)).ToList();
        if (free.Count == 0)
            return null;
        var room = free.MaxBy(candidate => (taken.Count(other => other.Room == candidate), -candidate));
        Take(room, hours.StartsAt, hours.EndsAt);
        return room;
    }

    private bool IsFree(int room, SessionHours hours) =>
        !taken.Exists(other => other.Room == room && other.StartsAt < hours.EndsAt && hours.StartsAt < other.EndsAt);
}
