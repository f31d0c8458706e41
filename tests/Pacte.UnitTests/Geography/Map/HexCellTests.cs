using Pacte.Domain.Geography.Map;

namespace Pacte.UnitTests.Geography.Map;

public sealed class HexCellTests
{
    private static readonly HexCell Cell = new(3, -2);

    [Fact]
    public void Neighbours_share_the_two_corners_of_a_side()
    {
        for (var side = 0; side < HexCell.Sides; side++)
        {
            var (neighbour, opposite) = (Cell.Neighbour(side), (side + 3) % HexCell.Sides);
            Assert.Equal(Cell, neighbour.Neighbour(opposite));
            Assert.Equal(Cell.Corner(side), neighbour.Corner(opposite + 1));
            Assert.Equal(Cell.Corner(side + 1), neighbour.Corner(opposite));
        }
    }

    [Fact]
    public void A_point_near_a_centre_belongs_to_its_cell()
    {
        for (var angle = 0.0; angle < 2 * Math.PI; angle += 0.1)
        {
            var x = (Math.Sqrt(3) * (Cell.Q + (Cell.R / 2.0))) + (0.86 * Math.Cos(angle));
            var y = (1.5 * Cell.R) + (0.86 * Math.Sin(angle));
            Assert.Equal(Cell, HexCell.Holding(x, y));
        }
    }
}
