using Pacte.Domain.Geography;

namespace Pacte.UnitTests.Geography;

public sealed class DistanceTests
{
    private static readonly GeoPoint Paris = new(48.8566, 2.3522);
    private static readonly GeoPoint Marseille = new(43.2965, 5.3698);
    private static readonly GeoPoint Ajaccio = new(41.9192, 8.7386);

    [Fact]
    public void Paris_and_Marseille_are_660_km_apart_as_the_crow_flies() =>
        Assert.Equal(660.5, Distance.GreatCircleKm(Paris, Marseille), 1.0);

    [Fact]
    public void A_road_is_longer_than_the_flight() =>
        Assert.Equal(
            Distance.GreatCircleKm(Paris, Marseille) * Distance.RoadFactor,
            Distance.RoadKm(new(Paris, Landmass.Mainland), new(Marseille, Landmass.Mainland)));

    [Fact]
    public void No_road_crosses_the_sea()
    {
        LandPoint mainland = new(Marseille, Landmass.Mainland);
        LandPoint island = new(Ajaccio, Landmass.Corsica);

        Assert.Null(Distance.RoadKm(mainland, island));
        Assert.Null(Distance.RoadMinutes(mainland, island));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(10, 18)]
    [InlineData(60, 65)]
    [InlineData(145, 125)]
    public void Minutes_grow_with_the_road(double km, int minutes) => Assert.Equal(minutes, Distance.RoadMinutes(km));

    [Theory]
    [InlineData("80620", 0)]
    [InlineData("2A004", 20)]
    [InlineData("2B033", 20)]
    [InlineData("17318", 0)]
    [InlineData("56241", 56152)]
    [InlineData("29155", 29155)]
    [InlineData("97105", 971)]
    [InlineData("97126", 97112)]
    [InlineData("97302", 973)]
    [InlineData("97362", 97353)]
    [InlineData("97615", 97608)]
    [InlineData("97701", 977)]
    [InlineData("98735", 987)]
    [InlineData("98714", 98714)]
    [InlineData("98818", 988)]
    public void A_commune_lies_on_its_land(string inseeCode, int code) => Assert.Equal(new Landmass(code), Landmass.Of(inseeCode));

    [Theory]
    [InlineData("")]
    [InlineData("8062")]
    [InlineData("Paris")]
    public void What_is_not_an_INSEE_code_has_no_land(string text) => Assert.Throws<ArgumentException>(() => Landmass.Of(text));

    [Fact]
    public void Every_commune_of_the_country_has_a_land_and_a_time_zone()
    {
        foreach (var commune in ReferencePlaces.All)
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(SiteTimeZones.ForCommune(commune.InseeCode));
            Assert.NotEqual("heure locale", SiteTimeZones.SpokenName(zone.Id));
            Assert.Equal(commune.DepartementCode, SiteTimeZones.DepartementOf(commune.InseeCode));
            Assert.Equal(commune.Landmass == Landmass.Mainland, commune.InseeCode[..2] is not ("2A" or "2B" or "97" or "98") && !IsIsland(commune));
        }

        static bool IsIsland(CommunePlace commune) => commune.Landmass.Code > 1000;
    }

    [Theory]
    [InlineData("96")]
    [InlineData("20")]
    [InlineData("979")]
    [InlineData("")]
    public void An_unknown_departement_has_no_time_zone(string code) => Assert.Throws<ArgumentException>(() => SiteTimeZones.For(code));

    [Fact]
    public void A_blurred_point_no_longer_tells_a_home() => Assert.Equal(new GeoPoint(48.86, 2.35), Paris.Blurred());

    [Theory]
    [InlineData(null, 2.0)]
    [InlineData(48.0, null)]
    [InlineData(91.0, 2.0)]
    [InlineData(48.0, -181.0)]
    [InlineData(double.NaN, 2.0)]
    public void Half_a_position_is_none(double? latitude, double? longitude) => Assert.Null(GeoPoint.From(latitude, longitude));
}
