using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Planning;

/// <summary>What moved since a placement was computed.</summary>
public enum MovedReason
{
    TooLate,
    OfferWithdrawn,
    OfferChanged,
    DoctorChanged,
    DoctorExempt,
    NeedWithdrawn,
    NeedChanged,
    SiteChanged,
    Excluded,
    DoctorBusy,
    MonthlyCapReached,
    NeedFilled,
    NoRoomLeft,

    /// <summary>A proposal that the plan keeps was declined, cancelled or left without an answer.</summary>
    ProposalEnded,
}

/// <summary>A placement that can no longer be proposed as it is.</summary>
public sealed record MovedPlacement(Guid OfferId, MovedReason Reason);

/// <summary>A placement that can be proposed, with the room that it gets.</summary>
internal sealed record ReadyPlacement(PlanPlacement Placement, Site Site, SiteNeed Need, int Room);

/// <summary>
/// Compares the placements of a draft with the rows that they use, and with nothing else of the country: versions first, then the
/// facts that live in other rows (sessions, caps, exemptions, exclusions, rooms).
/// </summary>
internal sealed class PlacementCheck
{
    private readonly List<ReadyPlacement> ready = [];
    private readonly List<MovedPlacement> moved = [];

    private PlacementCheck() { }

    public IReadOnlyList<ReadyPlacement> Ready => ready;

    public IReadOnlyList<MovedPlacement> Moved => moved;

    /// <param name="planId">The plan.</param>
    /// <param name="placements">Its placements. Those that keep a proposal sent before only need it to stand: they get no second room.</param>
    /// <param name="firstDate">Nothing before it may still be proposed.</param>
    public static async Task<PlacementCheck> RunAsync(
        PacteDb db, Guid planId, IReadOnlyList<PlanPlacement> placements, DateOnly firstDate, CancellationToken ct)
    {
        var facts = await PlacementFacts.LoadAsync(db, planId, placements, ct);
        var check = new PlacementCheck();
        check.moved.AddRange(placements
            .Where(p => p.SessionId is { } sent && !facts.Stands(sent))
            .Select(p => new MovedPlacement(p.OfferId, MovedReason.ProposalEnded)));
        // Whole days are seated first, as when the plan was computed.
        foreach (var placement in placements.Where(p => p.SessionId is null)
            .OrderByDescending(p => p.Part.HalfDays()).ThenBy(p => p.NeedId).ThenBy(p => p.OfferId))
        {
            if (ReasonOf(placement, facts, firstDate) is { } reason)
                check.moved.Add(new MovedPlacement(placement.OfferId, reason));
            else
                check.Seat(placement, facts);
        }

        return check;
    }

    private void Seat(PlanPlacement placement, PlacementFacts facts)
    {
        var (site, need) = (facts.Sites[placement.SiteId], facts.Needs[placement.NeedId]);
        if (facts.Rooms(site, placement.Date).TryTake(site.Hours.On(need.Date, need.Part, site.TimeZone)) is not { } room)
        {
            moved.Add(new MovedPlacement(placement.OfferId, MovedReason.NoRoomLeft));
            return;
        }

        ready.Add(new ReadyPlacement(placement, site, need, room));
        facts.Count(placement);
    }

    private static MovedReason? ReasonOf(PlanPlacement placement, PlacementFacts facts, DateOnly firstDate)
    {
        if (placement.Date < firstDate)
            return MovedReason.TooLate;
        if (!facts.Offers.TryGetValue(placement.OfferId, out var offerVersion))
            return MovedReason.OfferWithdrawn;
        if (offerVersion != placement.OfferVersion)
            return MovedReason.OfferChanged;
        if (facts.Doctors[placement.DoctorId] != placement.DoctorVersion)
            return MovedReason.DoctorChanged;
        if (!facts.Needs.TryGetValue(placement.NeedId, out var need))
            return MovedReason.NeedWithdrawn;
        if (need.Version != placement.NeedVersion)
            return MovedReason.NeedChanged;
        if (facts.Sites[placement.SiteId].Version != placement.SiteVersion)
            return MovedReason.SiteChanged;
        return OtherRows(placement, facts, need);
    }

    private static MovedReason? OtherRows(PlanPlacement placement, PlacementFacts facts, SiteNeed need)
    {
        if (facts.IsExempt(placement.DoctorId, placement.Date))
            return MovedReason.DoctorExempt;
        if (facts.IsExcluded(placement.DoctorId, placement.SiteId))
            return MovedReason.Excluded;
        if (facts.IsBusy(placement.DoctorId, placement.Date))
            return MovedReason.DoctorBusy;
        if (facts.HalfDays(placement.DoctorId) + placement.Part.HalfDays() > facts.Cap(placement.DoctorId))
            return MovedReason.MonthlyCapReached;
        return facts.Served(placement.NeedId) >= need.Max ? MovedReason.NeedFilled : null;
    }
}
