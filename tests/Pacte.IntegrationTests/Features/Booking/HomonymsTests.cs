using Pacte.Domain.Geography;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Features.Booking;

/// <summary>On an application of its own: the communes are read once.</summary>
public sealed class HomonymsTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Communes_of_one_name_or_one_postcode_are_offered_as_a_choice()
    {
        await Given.PlacesAsync();
        await using (var db = App.Database.Open())
        {
            db.Add(Commune("09999", "Péronne", "09990"));
            db.Add(Commune("80999", "Doingt", "80200"));
            await db.SaveChangesAsync();
        }

        using var patient = new Patient(App);
        var names = await patient.SearchAsync("peronne");
        Assert.Equal("Plusieurs communes s’appellent Péronne", names.Heading);
        var chosen = await names.FollowAsync("Ariège");
        Assert.Contains("commune=09999", chosen.Path);
        Assert.Contains("Péronne", chosen.Heading);

        var postcode = await patient.SearchAsync("80200");
        Assert.Equal("Plusieurs communes ont le code postal 80200", postcode.Heading);
        Assert.Contains("Doingt", (await postcode.FollowAsync("Doingt")).Heading);
    }

    private static Commune Commune(string insee, string name, string postcode) => new()
    {
        InseeCode = insee,
        Name = name,
        Postcodes = [postcode],
        DepartementCode = insee[..2],
        RegionCode = GivenPlaces.Occitanie,
        Population = 300,
        Latitude = 43,
        Longitude = 1.5,
    };
}
