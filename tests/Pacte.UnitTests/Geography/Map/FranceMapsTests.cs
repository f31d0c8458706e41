using Pacte.Domain.Geography;
using Pacte.Domain.Geography.Map;

namespace Pacte.UnitTests.Geography.Map;

/// <summary>The maps of the real country.</summary>
public sealed class FranceMapsTests
{
    internal static readonly FranceMaps Maps = new(ReferencePlaces.All);

    private static readonly string[] Regions =
        ["01", "02", "03", "04", "06", "11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84", "93", "94"];

    [Fact]
    public void Every_intercommunality_has_its_place_on_the_national_map()
    {
        var located = ReferencePlaces.All.Where(c => c.Point is not null && c.EpciSiren is not null).Select(c => c.EpciSiren!).ToHashSet();
        Assert.True(located.Count > 1200);
        Assert.Empty(located.Except(Maps.National.Zones.Keys));
        Assert.All(Maps.National.Zones.Values, zone => Assert.True(Maps.National.Frame.Contains(zone.Bounds)));
    }

    [Fact]
    public void Every_outline_is_a_chain_of_sides_of_hexagons()
    {
        var sheets = Regions.Select(code => Maps.Region(code)!).Append(Maps.National).Append(Around("80620", 25).Sheet);
        foreach (var sheet in sheets)
        {
            foreach (var path in sheet.Zones.Values.Select(z => z.Path).Append(sheet.Land).Append(sheet.Borders).Append(sheet.Away))
                Paths.Sides(path);
        }
    }

    [Fact]
    public void Each_overseas_departement_is_named_under_its_picture()
    {
        Assert.Equal(["Guadeloupe", "Martinique", "Guyane", "La Réunion", "Mayotte"], Maps.National.Insets.Select(i => i.Text));
        Assert.All(Maps.National.Insets, inset => Assert.InRange(inset.At.Y, 0, Maps.National.Frame.Y + Maps.National.Frame.Height));
    }

    [Fact]
    public void Land_has_no_hole()
    {
        var grid = HexSurvey.Draw(
            [.. ReferencePlaces.All.Where(c => c.Point is { Latitude: > 40 })],
            new MapProjection(new GeoPoint(46.5, 2.5), 5.2),
            new HexSmoothing(0, 0, 4));
        Assert.Empty(grid.Holes());
    }

    [Fact]
    public void Lines_run_only_between_two_departements()
    {
        var grid = HexSurvey.Draw(
            [.. ReferencePlaces.All.Where(c => c.Point is { Latitude: > 40 })],
            new MapProjection(new GeoPoint(46.5, 2.5), 5.2),
            new HexSmoothing(0, 0, 4));
        var departements = grid.Land
            .SelectMany(cell => Enumerable.Range(0, HexCell.Sides).Select(side => (Side: Side(cell, side), grid[cell]!.Departement)))
            .ToLookup(s => s.Side, s => s.Departement);
        var drawn = Paths.Sides(HexOutline.DepartementBorders(grid, grid.Land)).Select(s => Sorted(s.From, s.To)).ToList();
        Assert.Equal(drawn.Count, drawn.Distinct().Count());
        Assert.Equal(
            departements.Where(s => s.Distinct().Count() == 2).Select(s => s.Key).Order(),
            drawn.Order());

        static (int, int, int, int) Side(HexCell cell, int side) => Sorted(cell.Corner(side), cell.Corner(side + 1));
    }

    [Fact]
    public void The_same_communes_in_another_order_give_the_same_maps()
    {
        var other = new FranceMaps(ReferencePlaces.All.Reverse());
        Assert.Equal(Maps.National.Land, other.National.Land);
        Assert.Equal(Maps.National.Borders, other.National.Borders);
        Assert.Equal(
            Maps.National.Zones.OrderBy(z => z.Key, StringComparer.Ordinal).Select(z => (z.Key, z.Value)),
            other.National.Zones.OrderBy(z => z.Key, StringComparer.Ordinal).Select(z => (z.Key, z.Value)));
    }

    [Fact]
    public void Every_region_has_a_map_that_is_not_taller_than_wide()
    {
        Assert.All(Regions, code => Assert.True(Maps.Region(code)!.Frame is var frame && frame.Width >= frame.Height));
        Assert.Null(Maps.Region("99"));
    }

    [Fact]
    public void A_region_shows_all_of_its_intercommunalities()
    {
        foreach (var code in Regions)
        {
            var own = ReferencePlaces.All.Where(c => c.Point is not null && c.RegionCode == code && c.EpciSiren is not null).Select(c => c.EpciSiren!);
            var elsewhere = ReferencePlaces.All.Where(c => c.RegionCode != code && c.EpciSiren is not null).Select(c => c.EpciSiren!);
            Assert.Empty(own.Except(elsewhere).Except(Maps.Region(code)!.Zones.Keys));
        }
    }

    [Fact]
    public void A_local_map_shows_every_pin_apart_from_the_others()
    {
        var around = Around("80620", 25, "80620", "80204", "80677", "80410", "80410");
        Assert.Equal(5, around.Pins.Count);
        Assert.All(around.Pins, pin => Assert.True(around.Sheet.Frame.Meets(new MapFrame(pin.At.X, pin.At.Y, 1, 1))));
        foreach (var (pin, i) in around.Pins.Select((p, i) => (p, i)))
        {
            foreach (var other in around.Pins.Skip(i + 1))
                Assert.True(Math.Pow(pin.At.X - other.At.X, 2) + Math.Pow(pin.At.Y - other.At.Y, 2) >= Math.Pow(30 * around.Scale, 2));
        }
    }

    [Theory]
    [InlineData("97105")]
    [InlineData("97209")]
    [InlineData("97302")]
    [InlineData("97411")]
    [InlineData("97608")]
    [InlineData("2A004")]
    [InlineData("29019")]
    public void A_place_lies_on_the_land_of_its_local_map(string insee)
    {
        var around = Around(insee, 25);
        Assert.NotEqual("", around.Sheet.Land);
        Assert.Contains(around.Sheet.Zones.Values, z => z.Bounds.Meets(new MapFrame(around.Here!.At.X, around.Here.At.Y, 1, 1)));
    }

    internal static Surroundings Around(string insee, double halfWidthKm, params string[] pins)
    {
        var place = ReferencePlaces.All.Single(c => c.InseeCode == insee);
        var chosen = pins.Select(p => ReferencePlaces.All.Single(c => c.InseeCode == p));
        return Maps.Around(place.Name, place.Point!.Value, [.. chosen.Select(c => new MapPin(c.Name, c.Point!.Value, "lieu"))], halfWidthKm);
    }

    private static (int, int, int, int) Sorted(LatticePoint a, LatticePoint b) =>
        (a.X, a.Y).CompareTo((b.X, b.Y)) < 0 ? (a.X, a.Y, b.X, b.Y) : (b.X, b.Y, a.X, a.Y);
}
