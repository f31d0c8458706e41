using Pacte.Domain.Sites;
using Pacte.Web.Features.Planning;

namespace Pacte.UnitTests.Features.Planning;

public sealed class PlanDifferenceTests
{
    private static readonly PlacementLine Kept = Line();
    private static readonly PlacementLine Moved = Line();

    [Fact]
    public void The_same_placements_make_no_difference_whatever_their_order() =>
        Assert.True(PlanDifference.Between([Kept, Moved], [Moved, Kept]).IsEmpty);

    [Fact]
    public void Each_placement_is_added_removed_or_changed_once()
    {
        var (gone, come) = (Line(), Line());
        var elsewhere = Moved with { SiteId = Guid.NewGuid() };

        var difference = PlanDifference.Between([Kept, Moved, gone], [come, elsewhere, Kept]);

        Assert.Equal([come], difference.Added);
        Assert.Equal([gone], difference.Removed);
        Assert.Equal([new ChangedPlacement(Moved, elsewhere)], difference.Changed);
    }

    [Fact]
    public void Another_part_of_the_same_day_is_a_change() =>
        Assert.Single(PlanDifference.Between([Kept], [Kept with { Part = DayPart.Morning }]).Changed);

    private static PlacementLine Line() => new(
        Guid.NewGuid(), Guid.NewGuid(), "Anne Lefèvre", "32", new(2027, 3, 11), DayPart.FullDay, Guid.NewGuid(), "Maison de santé", "Péronne", 60, null, null);
}
