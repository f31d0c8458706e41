using Pacte.Domain.Geography.Map;

namespace Pacte.UnitTests.Geography.Map;

public sealed class MarkerLayoutTests
{
    private static readonly MapFrame Frame = new(0, 0, 400, 400);

    [Fact]
    public void Markers_that_have_room_stay_where_they_are()
    {
        LatticePoint[] points = [new(100, 100), new(200, 200)];
        Assert.Equal(points, MarkerLayout.Spread(points, 40, Frame));
    }

    [Fact]
    public void Markers_at_the_same_place_move_apart()
    {
        var placed = MarkerLayout.Spread([new(200, 200), new(200, 200), new(200, 200)], 40, Frame);
        Assert.Equal(3, placed.Distinct().Count());
        Assert.All(placed.SelectMany(a => placed.Where(b => a != b).Select(b => Distance(a, b))), d => Assert.True(d >= 38));
    }

    [Fact]
    public void Markers_stay_inside_the_frame()
    {
        var placed = MarkerLayout.Spread([new(0, 0), new(1, 1), new(400, 400)], 40, Frame);
        Assert.All(placed, p => Assert.True(Frame.Contains(new MapFrame(p.X - 18, p.Y - 18, 36, 36))));
    }

    [Fact]
    public void A_name_takes_the_first_side_with_room()
    {
        var board = new LabelBoard(Frame, 14);
        board.Reserve(new LatticePoint(240, 200), 40);
        Assert.Equal(LabelSide.Left, board.Place("Péronne", new LatticePoint(200, 200), 30, [LabelSide.Right, LabelSide.Left]));
    }

    [Fact]
    public void A_name_without_room_is_left_out()
    {
        var board = new LabelBoard(Frame, 14);
        Assert.Null(board.Place("Péronne", new LatticePoint(395, 200), 30, [LabelSide.Right]));
    }

    private static double Distance(LatticePoint a, LatticePoint b) => Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2));
}
