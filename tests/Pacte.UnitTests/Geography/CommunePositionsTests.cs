using Pacte.Domain.Geography;

namespace Pacte.UnitTests.Geography;

public sealed class CommunePositionsTests
{
    private static readonly CommunePositions Positions = new(ReferencePlaces.All);

    [Fact]
    public void A_commune_has_its_own_point()
    {
        var position = Positions.Of("80620");

        Assert.Equal(PositionSource.Commune, position.Source);
        Assert.InRange(position.Place!.Value.Point.Latitude, 49.8, 50.1);
    }

    [Fact]
    public void A_commune_without_a_point_takes_the_centre_of_its_intercommunality()
    {
        // Sannerville, in the urban community of Caen.
        var position = Positions.Of("14666");

        Assert.Equal(PositionSource.Epci, position.Source);
        Assert.InRange(Distance.GreatCircleKm(position.Place!.Value.Point, new(49.18, -0.37)), 0, 15);
    }

    [Fact]
    public void Without_an_intercommunality_either_it_takes_the_centre_of_its_departement()
    {
        var lost = Commune("80999", epci: null, population: 10);
        var small = Commune("80001", "1", 999, new(49, 2));
        var large = Commune("80002", "2", 2999, new(50, 3));

        var position = new CommunePositions([lost, small, large]).Of("80999");

        Assert.Equal(PositionSource.Departement, position.Source);
        Assert.Equal(49.75, position.Place!.Value.Point.Latitude, 1e-9);
        Assert.Equal(2.75, position.Place!.Value.Point.Longitude, 1e-9);
    }

    [Fact]
    public void With_no_neighbour_located_the_reason_is_said()
    {
        Assert.Equal(PositionRefusal.NoKnownPosition, Positions.Of("98735").Refusal);
        Assert.Null(Positions.Of("98735").Place);
    }

    [Fact]
    public void An_unknown_code_is_said_to_be_unknown() =>
        Assert.Equal(PositionRefusal.UnknownCommune, Positions.Of("00000").Refusal);

    [Fact]
    public void Every_commune_has_a_position_or_a_reason()
    {
        foreach (var commune in ReferencePlaces.All)
        {
            var position = Positions.Of(commune.InseeCode);
            Assert.NotEqual(position.Place is null, position.Refusal is null);
        }
    }

    [Fact]
    public void A_position_becomes_the_nearest_commune() =>
        Assert.Equal("Péronne", Positions.NearestTo(new GeoPoint(49.93, 2.94))?.Name);

    [Fact]
    public void A_position_at_sea_or_abroad_becomes_no_commune()
    {
        Assert.Null(Positions.NearestTo(new GeoPoint(46, -8)));
        Assert.Null(Positions.NearestTo(new GeoPoint(52.52, 13.40)));
    }

    private static CommunePlace Commune(string insee, string? epci, int population, GeoPoint? point = null) =>
        new(insee, insee, [], epci, "80", "Somme", "32", population, point?.Latitude, point?.Longitude);
}
