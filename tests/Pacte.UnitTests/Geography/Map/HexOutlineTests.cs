using Pacte.Domain.Geography.Map;

namespace Pacte.UnitTests.Geography.Map;

public sealed class HexOutlineTests
{
    private static readonly HexCell Middle = new(0, 0);

    [Fact]
    public void One_cell_is_a_ring_of_six_sides() =>
        Assert.Equal("M0 -8l7 4v8l-7 4-7-4v-8z", HexOutline.Around([Middle]));

    [Fact]
    public void Touching_cells_share_one_outline()
    {
        var path = HexOutline.Around([Middle, Middle.Neighbour(1)]);
        Assert.Single(Paths.Rings(path));
        Assert.Equal(10, Paths.Sides(path).Count + 1);
    }

    [Fact]
    public void A_hole_has_its_own_ring()
    {
        var crown = Enumerable.Range(0, HexCell.Sides).Select(Middle.Neighbour);
        Assert.Equal(2, Paths.Rings(HexOutline.Around(crown)).Count);
    }

    [Fact]
    public void The_order_of_cells_does_not_change_the_path()
    {
        HexCell[] cells = [Middle, Middle.Neighbour(0), Middle.Neighbour(3), new(5, 5)];
        Assert.Equal(HexOutline.Around(cells), HexOutline.Around(cells.Reverse()));
    }

    [Fact]
    public void A_border_is_one_chain_between_two_departements()
    {
        HexCell[] west = [Middle, new(0, 1)];
        HexCell[] east = [new(1, 0), new(1, 1)];
        var grid = Grid([.. west.Select(c => (c, "01")), .. east.Select(c => (c, "69"))]);
        var path = HexOutline.DepartementBorders(grid, grid.Land);
        Assert.Single(Paths.Rings(path));
        Assert.Equal(3, Paths.Sides(path).Count);
    }

    [Fact]
    public void No_border_is_drawn_inside_a_departement()
    {
        var grid = Grid([(Middle, "01"), (Middle.Neighbour(0), "01")]);
        Assert.Equal("", HexOutline.DepartementBorders(grid, grid.Land));
    }

    private static HexGrid Grid((HexCell Cell, string Departement)[] cells)
    {
        var grid = new HexGrid([.. cells.Select(c => c.Cell)], margin: 1);
        foreach (var (cell, departement) in cells)
            grid[cell] = new HexArea(departement, departement, "84");
        return grid;
    }
}
