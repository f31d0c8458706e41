using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Volunteering;

public enum OfferRefusal
{
    MonthPast,
    DateOutsideMonth,
    NotRegistered,
}

/// <summary>
/// A doctor says which half-days of a month they offer; the whole month is said at once. Dates that are past, or that a session
/// already takes, stay as they are: their boxes are not on the form.
/// </summary>
public sealed class OfferDays(UnitOfWork work, TimeProvider clock, AuditTrail audit)
{
    /// <param name="Month">The month being said.</param>
    /// <param name="Mornings">Dates ticked for the morning.</param>
    /// <param name="Afternoons">Dates ticked for the afternoon; a date ticked twice offers the whole day.</param>
    public sealed record Request(MonthOfYear Month, IReadOnlySet<DateOnly> Mornings, IReadOnlySet<DateOnly> Afternoons)
    {
        internal DayParts PartsOn(DateOnly date) => (Mornings.Contains(date), Afternoons.Contains(date)) switch
        {
            (true, true) => DayParts.FullDay,
            (true, false) => DayParts.Morning,
            (false, true) => DayParts.Afternoon,
            _ => DayParts.None,
        };
    }

    public Task<Result<Done, OfferRefusal>> ExecuteAsync(Request request, Actor actor, CancellationToken ct) =>
        work.WriteAsync<Done, OfferRefusal>(actor.Scope, db => OfferAsync(db, request, actor, ct), _ => null, ct);

    private async Task<Result<Done, OfferRefusal>> OfferAsync(PacteDb db, Request request, Actor actor, CancellationToken ct)
    {
        if (actor.DoctorId is not { } doctor)
            return OfferRefusal.NotRegistered;
        var now = clock.GetUtcNow();
        var tomorrow = DateOnly.FromDateTime(now.UtcDateTime).AddDays(1);
        if (request.Month.LastDay < tomorrow)
            return OfferRefusal.MonthPast;
        if (request.Mornings.Concat(request.Afternoons).Any(date => !request.Month.Contains(date)))
            return OfferRefusal.DateOutsideMonth;

        // One statement of the month at a time, so that two tabs do not mix.
        await db.Database.ExecuteSqlAsync($"select from doctors where id = {doctor} for no key update", ct);
        var (first, last) = (request.Month.FirstDay, request.Month.LastDay);
        var offers = await db.Offers.Where(o => o.DoctorId == doctor && o.Date >= first && o.Date <= last).ToDictionaryAsync(o => o.Date, ct);
        var taken = await TakenDatesAsync(db, doctor, first, ct);
        var changes = 0;
        foreach (var date in request.Month.Days.Where(date => date >= tomorrow && !taken.Contains(date)))
            changes += Say(db, doctor, date, request.PartsOn(date), offers.GetValueOrDefault(date), now);
        if (changes > 0)
            audit.Record(db, actor, "days-offered", nameof(Doctor), doctor, $"month={request.Month} changes={changes}");
        return new Done();
    }

    private static async Task<HashSet<DateOnly>> TakenDatesAsync(PacteDb db, Guid doctor, DateOnly month, CancellationToken ct)
    {
        var sessions = await db.Sessions.Where(s => s.DoctorId == doctor && s.Month == month)
            .Select(s => new { s.LocalDate, s.State }).ToListAsync(ct);
        return sessions.Where(s => s.State.TakesTime()).Select(s => s.LocalDate).ToHashSet();
    }

    /// <summary>Returns 1 when the offer of the date changes, else 0.</summary>
    private static int Say(PacteDb db, Guid doctor, DateOnly date, DayParts parts, Offer? offer, DateTimeOffset now)
    {
        if ((offer?.Parts ?? DayParts.None) == parts)
            return 0;
        if (offer is null)
            db.Offers.Add(new Offer { Id = Guid.CreateVersion7(now), DoctorId = doctor, Date = date, Parts = parts, OfferedAt = now });
        else if (parts is DayParts.None)
            db.Offers.Remove(offer);
        else
            offer.Parts = parts;
        return 1;
    }
}
