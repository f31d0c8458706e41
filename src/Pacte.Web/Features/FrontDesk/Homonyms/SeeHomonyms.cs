using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Data;

namespace Pacte.Web.Features.FrontDesk.Homonyms;

/// <summary>One of two persons who may be one, as the site that has an appointment of theirs sees them.</summary>
public sealed record KnownHere(Guid Id, string FullName, Birth Birth, Reach Reach, IReadOnlyList<DateTimeOffset> Appointments);

/// <summary>A pair to look at.</summary>
/// <param name="People">Those of the two whom the site knows, one or both: of the other it learns only that there is one.</param>
public sealed record Homonyms(Guid OneId, Guid OtherId, IReadOnlyList<KnownHere> People);

/// <summary>
/// Persons with an appointment here, lately or to come, whose names and birth date another person has with another contact, or whom a correction would
/// have made one with another; but for the pairs that somebody has looked at.
/// </summary>
public sealed class SeeHomonyms(UnitOfWork work, TimeProvider clock)
{
    /// <summary>How long after an appointment the site may still want to look.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromDays(30);

    public Task<List<Homonyms>> ExecuteAsync(Actor actor, CancellationToken ct) => work.ReadAsync(actor.Scope, async db =>
    {
        if (actor.SiteId is not { } site)
            return new List<Homonyms>();
        var since = clock.GetUtcNow() - Shown;
        var pairs = new HashSet<(Guid One, Guid Other)>();
        foreach (var (person, other) in await SameNamesAsync(db, site, since, ct))
            pairs.Add(HomonymPair.Order(person, other));
        pairs.UnionWith(await ListedAsync(db, site, since, ct));
        var people = await PeopleAsync(db, [.. pairs.SelectMany(p => new[] { p.One, p.Other })], site, since, ct);
        return pairs
            .Select(p => new Homonyms(p.One, p.Other, [.. people.Where(k => k.Id == p.One || k.Id == p.Other)]))
            .OrderBy(p => p.People.Min(k => k.Appointments[0])).ThenBy(p => p.OneId).ThenBy(p => p.OtherId)
            .ToList();
    });

    // The other person may be outside the site's scope: that there is one is meant, and nothing else of them is read.
    private static async Task<List<(Guid Person, Guid Other)>> SameNamesAsync(PacteDb db, Guid site, DateTimeOffset since, CancellationToken ct)
    {
        var rows = await (
            from person in db.Persons.IgnoreQueryFilters()
            join other in db.Persons on person.HomonymKey equals other.HomonymKey
            where person.HomonymKey != null && other.Id != person.Id
                && db.Appointments.Any(a => a.PersonId == person.Id && a.SiteId == site && a.StartsAt > since && a.State != AppointmentState.Cancelled)
                && !db.HomonymPairs.Any(p => p.Verdict != null
                    && ((p.OneId == person.Id && p.OtherId == other.Id) || (p.OneId == other.Id && p.OtherId == person.Id)))
            select new { person.Id, Other = other.Id }).ToListAsync(ct);
        return rows.ConvertAll(row => (row.Id, row.Other));
    }

    private static async Task<List<(Guid One, Guid Other)>> ListedAsync(PacteDb db, Guid site, DateTimeOffset since, CancellationToken ct)
    {
        var rows = await db.HomonymPairs.Where(p => p.Verdict == null && db.Appointments.Any(a =>
                (a.PersonId == p.OneId || a.PersonId == p.OtherId) && a.SiteId == site && a.StartsAt > since && a.State != AppointmentState.Cancelled))
            .ToListAsync(ct);
        return rows.ConvertAll(row => (row.OneId, row.OtherId));
    }

    private static async Task<List<KnownHere>> PeopleAsync(PacteDb db, List<Guid> ids, Guid site, DateTimeOffset since, CancellationToken ct)
    {
        var rows = await (
            from person in db.Persons
            join appointment in db.Appointments on person.Id equals appointment.PersonId
            where ids.Contains(person.Id) && appointment.SiteId == site && appointment.StartsAt > since && appointment.State != AppointmentState.Cancelled
            orderby person.CreatedAt, person.Id, appointment.StartsAt
            select new { Person = person, appointment.StartsAt }).ToListAsync(ct);
        return [.. rows.GroupBy(row => row.Person.Id).Select(group => (group.First().Person, Hours: group.Select(row => row.StartsAt))).Select(known => new KnownHere(
            known.Person.Id,
            $"{known.Person.FirstName} {known.Person.LastName}".Trim(),
            new(known.Person.BirthDate, known.Person.BirthPrecision),
            new(known.Person.Contact, known.Person.Phone, null),
            [.. known.Hours]))];
    }
}
