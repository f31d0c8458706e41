using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Planning;

/// <summary>
/// An agency pins a doctor to one of its sites, or bans the pair, from a plan that shows the doctor's date. The plan itself does not
/// change: the next one follows the choice.
/// </summary>
public sealed class ChoosePlacement(UnitOfWork work, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Wants the doctor of an offer at a site, that day.</summary>
    public Task<Result<Guid, ChoiceRefusal>> PinAsync(PlanOffer offer, Guid siteId, DayPart part, Actor actor, CancellationToken ct) =>
        ChooseAsync(offer, siteId, actor, (id, of, site, now) => PlanChoice.Pin(id, of.DoctorId, site, of.Date, part, actor.AccountId, now), ct);

    /// <summary>Does not want the doctor of an offer at a site, that day or ever.</summary>
    public Task<Result<Guid, ChoiceRefusal>> BanAsync(PlanOffer offer, Guid siteId, bool onlyThatDay, Actor actor, CancellationToken ct) =>
        ChooseAsync(offer, siteId, actor, (id, of, site, now) => PlanChoice.Ban(id, of.DoctorId, site, onlyThatDay ? of.Date : null, actor.AccountId, now), ct);

    private Task<Result<Guid, ChoiceRefusal>> ChooseAsync(
        PlanOffer offer, Guid siteId, Actor actor, Func<Guid, OfferedDate, Site, DateTimeOffset, PlanChoice> make, CancellationToken ct) =>
        work.WriteAsync<Guid, ChoiceRefusal>(
            actor.Scope,
            async db =>
            {
                var site = await db.Sites.SingleOrDefaultAsync(s => s.Id == siteId, ct);
                var isTheirs = actor.Scope.SeesEverything || site?.RegionCode == actor.Scope.RegionCode;
                if (site is null || !isTheirs || await offer.FindAsync(db, ct) is not { } found)
                    return ChoiceRefusal.NotFound;
                var now = clock.GetUtcNow();
                var choice = make(Guid.CreateVersion7(now), found, site, now);
                if (choice.Kind is ChoiceKind.Pin && found.Date < ProposalTimes.FirstDate(PlanCalendar.Today(now)))
                    return ChoiceRefusal.TooLate;
                db.PlanChoices.Add(choice);
                audit.Record(
                    db,
                    actor,
                    choice.Kind is ChoiceKind.Pin ? "doctor-pinned" : "pair-banned",
                    nameof(PlanChoice),
                    choice.Id,
                    $"doctor={choice.DoctorId} site={choice.SiteId} date={choice.Date:O} part={choice.Part}");
                return choice.Id;
            },
            constraint => constraint switch
            {
                ConstraintNames.DoctorIsPinnedOncePerDate => ChoiceRefusal.PinnedThatDay,
                ConstraintNames.PairIsBannedOnce => ChoiceRefusal.BannedAlready,
                _ => null,
            },
            ct);
}

/// <summary>An offer that a plan shows, placed or not: what gives its readers a say about the doctor.</summary>
public sealed record PlanOffer(Guid PlanId, Guid OfferId)
{
    /// <summary>Whose it is and when; null when the plan is out of scope or does not show it.</summary>
    internal async Task<OfferedDate?> FindAsync(PacteDb db, CancellationToken ct) =>
        !await db.Plans.AnyAsync(p => p.Id == PlanId, ct) ? null
        : await db.PlanPlacements.Where(p => p.PlanId == PlanId && p.OfferId == OfferId).Select(p => new OfferedDate(p.DoctorId, p.Date)).SingleOrDefaultAsync(ct)
            ?? await db.PlanUnplaced.Where(p => p.PlanId == PlanId && p.OfferId == OfferId).Select(p => new OfferedDate(p.DoctorId, p.Date)).SingleOrDefaultAsync(ct);
}

/// <summary>A doctor's date.</summary>
internal sealed record OfferedDate(Guid DoctorId, DateOnly Date);
