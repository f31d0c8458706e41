using Pacte.Domain.Geography;
using Pacte.Domain.Geography.Map;

namespace Pacte.UnitTests.Geography.Map;

public sealed class HexSurveyTests
{
    private static readonly MapProjection Projection = new(new GeoPoint(46.5, 2.5), 5.2);
    private static readonly HexSmoothing None = new(0, 0, 7);

    [Fact]
    public void A_cell_goes_to_the_intercommunality_and_the_departement_of_most_of_its_people()
    {
        var grid = HexSurvey.Draw(
            [Commune("01001", "A", "01", 900, 46.5, 2.5), Commune("69001", "B", "69", 500, 46.5, 2.5), Commune("69002", "C", "69", 600, 46.5, 2.5),
             Commune("69003", "B", "69", 1, 46.9, 2.5), Commune("69004", "C", "69", 1, 47.3, 2.5)],
            Projection,
            None);
        Assert.Equal(new HexArea("A", "69", "84"), grid[new HexCell(0, 0)]);
    }

    [Fact]
    public void An_intercommunality_that_would_vanish_takes_its_best_cell()
    {
        var grid = HexSurvey.Draw(
            [Commune("01001", "BIG", "01", 900, 46.5, 2.5), Commune("01002", "SMALL", "01", 5, 46.5, 2.5),
             Commune("01003", "BIG", "01", 900, 46.9, 2.5), Commune("01004", "SMALL", "01", 7, 46.9, 2.5)],
            Projection,
            None);
        Assert.Equal("SMALL", grid[Projection.CellAt(new GeoPoint(46.9, 2.5))]!.Epci);
        Assert.Equal("BIG", grid[Projection.CellAt(new GeoPoint(46.5, 2.5))]!.Epci);
    }

    [Fact]
    public void A_hole_takes_the_area_of_most_of_its_neighbours()
    {
        var ring = Enumerable.Range(0, 36)
            .Select(i => Commune($"01{i:000}", i < 20 ? "A" : "B", "01", 10, 46.5 + (0.12 * Math.Sin(i * Math.PI / 18)), 2.5 + (0.17 * Math.Cos(i * Math.PI / 18))));
        var grid = HexSurvey.Draw([.. ring], Projection, None);
        Assert.NotNull(grid[new HexCell(0, 0)]);
        Assert.Empty(grid.Holes());
    }

    [Fact]
    public void The_order_of_communes_does_not_change_the_grid()
    {
        var communes = ReferencePlaces.All.Where(c => c.RegionCode == "53" && c.Point is not null).ToList();
        var (one, other) = (Draw(communes), Draw(communes.AsEnumerable().Reverse()));
        Assert.Equal(one.Land.Select(c => (c, one[c])), other.Land.Select(c => (c, other[c])));

        static HexGrid Draw(IEnumerable<CommunePlace> communes) => HexSurvey.Draw([.. communes], Projection, new HexSmoothing(1, 1, 3));
    }

    private static CommunePlace Commune(string insee, string epci, string departement, int population, double latitude, double longitude) =>
        new(insee, insee, [], epci, departement, departement, "84", population, latitude, longitude);
}
