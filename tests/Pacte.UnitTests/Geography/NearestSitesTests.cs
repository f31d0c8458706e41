using FsCheck;
using FsCheck.Fluent;
using Pacte.Domain.Geography;

namespace Pacte.UnitTests.Geography;

public sealed class NearestSitesTests
{
    private static readonly LandPoint Peronne = new(new(49.93, 2.93), Landmass.Mainland);

    [Fact]
    public void The_nearest_comes_first()
    {
        var (near, far, farther) = (Site(1, 49.95, 2.95), Site(2, 49.5, 3), Site(3, 48, 3));

        var found = new NearestSites([farther, far, near]).Find(Peronne, 1000, 2);

        Assert.Equal([near.Id, far.Id], found.Select(site => site.Id));
        Assert.Equal(Distance.RoadKm(Peronne, near.Place)!.Value, found[0].RoadKm, 1e-9);
    }

    [Fact]
    public void A_site_beyond_the_radius_is_not_found() =>
        Assert.Empty(new NearestSites([Site(1, 48, 3)]).Find(Peronne, 100, 10));

    [Fact]
    public void A_site_beyond_the_sea_is_not_found() =>
        Assert.Empty(new NearestSites([new SitePoint(Id(1), Peronne with { Landmass = Landmass.Corsica })]).Find(Peronne, 100, 10));

    [Fact]
    public void A_site_in_the_same_place_is_at_no_distance() =>
        Assert.Equal(0, Assert.Single(new NearestSites([new SitePoint(Id(1), Peronne)]).Find(Peronne, 0, 10)).RoadKm);

    [Theory]
    [InlineData(0, 50)]
    [InlineData(5, -1)]
    public void Nothing_asked_finds_nothing(int limit, double radius) =>
        Assert.Empty(new NearestSites([new SitePoint(Id(1), Peronne)]).Find(Peronne, radius, limit));

    [Fact]
    public void Sites_in_one_place_come_in_the_order_of_their_ids()
    {
        var (first, second) = (new SitePoint(Id(1), Peronne), new SitePoint(Id(2), Peronne));

        Assert.Equal([first.Id], new NearestSites([second, first]).Find(Peronne, 10, 1).Select(site => site.Id));
        Assert.Equal([first.Id, second.Id], new NearestSites([second, first]).Find(Peronne, 10, 5).Select(site => site.Id));
    }

    [Fact]
    public void It_finds_what_sorting_every_site_would_find() => Prop.ForAll(Countries().ToArbitrary(), country =>
    {
        var expected = country.Sites
            .Select(site => (site.Id, Km: Distance.RoadKm(Peronne, site.Place)))
            .Where(site => site.Km <= country.Radius)
            .OrderBy(site => site.Km).Take(country.Limit).Select(site => site.Km!.Value);
        var found = new NearestSites(country.Sites).Find(Peronne, country.Radius, country.Limit).Select(site => site.RoadKm);

        return expected.Zip(found, (left, right) => Math.Abs(left - right) < 1e-6).All(same => same)
            && expected.Count() == found.Count();
    }).QuickCheckThrowOnFailure();

    private static Gen<(SitePoint[] Sites, double Radius, int Limit)> Countries() =>
        from places in Gen.Choose(0, 999).ArrayOf()
        from radius in Gen.Choose(1, 900)
        from limit in Gen.Choose(1, 30)
        select (
            places.Select((place, index) => new SitePoint(
                Id(index),
                new(new(43 + (place % 100 / 14.0), place / 200.0), place % 7 == 0 ? Landmass.Corsica : Landmass.Mainland))).ToArray(),
            radius + 0.5,
            limit);

    private static SitePoint Site(int number, double latitude, double longitude) =>
        new(Id(number), new(new(latitude, longitude), Landmass.Mainland));

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
