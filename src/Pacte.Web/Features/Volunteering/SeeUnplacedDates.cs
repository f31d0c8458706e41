using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Planning;
using Pacte.Domain.Time;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Volunteering;

/// <summary>A date that its doctor offered and that the last published plan gave no place.</summary>
/// <param name="Change">The smallest change that would have placed it.</param>
public sealed record UnplacedDate(DateOnly Date, UnplacedReason Reason, DateTimeOffset PublishedAt, NearestChange? Change);

/// <summary>Tells a doctor why dates of theirs got no proposal. A plan is not a doctor's to read; what it says of their own dates is.</summary>
public sealed class SeeUnplacedDates(UnitOfWork work)
{
    public async Task<IReadOnlyList<UnplacedDate>> ExecuteAsync(MonthOfYear month, Actor actor, CancellationToken ct)
    {
        if (actor.DoctorId is not { } doctor)
            return [];
        var rows = await work.ReadAsync(Scope.Service, db => Read(db, doctor, month.FirstDay, month.LastDay).ToListAsync(ct));
        return [.. rows.GroupBy(row => row.Date).Select(plans => plans.MaxBy(row => row.PublishedAt)!).OrderBy(row => row.Date)];
    }

    // What is no longer offered, or has led to a session since, needs no reason any more.
    private static IQueryable<UnplacedDate> Read(PacteDb db, Guid doctor, DateOnly first, DateOnly last) =>
        from unplaced in db.PlanUnplaced
        join plan in db.Plans on unplaced.PlanId equals plan.Id
        join offer in db.Offers on unplaced.OfferId equals offer.Id
        join s in db.Sites on unplaced.ChangeSiteId equals (Guid?)s.Id into sites
        from site in sites.DefaultIfEmpty()
        where unplaced.DoctorId == doctor && unplaced.Date >= first && unplaced.Date <= last
        where plan.PublishedAt != null && unplaced.Reason != UnplacedReason.AlreadyInSession
        where !db.Sessions.Any(session => session.DoctorId == doctor && session.LocalDate == unplaced.Date)
        select new UnplacedDate(
            unplaced.Date,
            unplaced.Reason,
            plan.PublishedAt!.Value,
            site == null
                ? null
                : new NearestChange(
                    unplaced.Change!.Value, unplaced.ChangeDate!.Value, unplaced.ChangePart!.Value, site.CommuneName, unplaced.ChangeKm!.Value));
}
