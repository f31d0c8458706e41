using Pacte.Domain.Sites;

namespace Pacte.Web.Features.Planning;

/// <summary>A placement that is another than before, for the same day of the same doctor.</summary>
public sealed record ChangedPlacement(PlacementLine Before, PlacementLine After);

/// <summary>What a new computation changes against the draft that it replaces.</summary>
public sealed record PlanDifference(
    IReadOnlyList<PlacementLine> Added, IReadOnlyList<PlacementLine> Removed, IReadOnlyList<ChangedPlacement> Changed)
{
    public bool IsEmpty => Added.Count + Removed.Count + Changed.Count == 0;

    public static PlanDifference Between(IReadOnlyList<PlacementLine> before, IReadOnlyList<PlacementLine> after)
    {
        var (old, next) = (before.ToDictionary(p => p.OfferId), after.ToDictionary(p => p.OfferId));
        return new(
            [.. after.Where(p => !old.ContainsKey(p.OfferId))],
            [.. before.Where(p => !next.ContainsKey(p.OfferId))],
            [.. after
                .Where(p => old.TryGetValue(p.OfferId, out var was) && (was.SiteId, was.Part) != (p.SiteId, p.Part))
                .Select(p => new ChangedPlacement(old[p.OfferId], p))]);
    }
}
