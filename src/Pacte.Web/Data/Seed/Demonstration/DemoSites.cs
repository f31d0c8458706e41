using Pacte.Domain.Geography;
using Pacte.Domain.Sites;

namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>One site in the first commune of each zone, and a second in the most populous zones. Real communes, invented places.</summary>
internal sealed class DemoSites(SceneDay day, ScenePlaces places)
{
    private static readonly OpeningHours[] Hours =
    [
        OpeningHours.Usual,
        OpeningHours.Usual,
        new(new(8, 30), new(12, 30), new(13, 30), new(17, 30)),
        new(new(9, 0), new(12, 20), new(13, 40), new(17, 0)),
    ];

    private readonly SeedRandom random = day.Random("sites");

    public void Build(DemoRows rows, IReadOnlyList<Epci> zones)
    {
        var withTwo = zones.OrderByDescending(z => z.Population).ThenBy(z => z.Siren, StringComparer.Ordinal)
            .Where(z => places.TownsOf[z.Siren].Skip(1).Any())
            .Take(day.Scene.SecondSites).Select(z => z.Siren).ToHashSet(StringComparer.Ordinal);
        foreach (var zone in zones)
        {
            foreach (var town in places.TownsOf[zone.Siren].Take(withTwo.Contains(zone.Siren) ? 2 : 1))
                rows.Sites.Add(Open(town, rows.Sites.Count));
        }
    }

    private Site Open(Town town, int index)
    {
        var commune = town.Commune;
        var site = new Site
        {
            Id = random.Id(),
            Name = $"{random.Pick(PlaceWords.Kinds)} {PlaceWords.Of(commune.Name)}",
            Address = $"{random.Between(1, 48)}, {random.Pick(PlaceWords.Streets)}",
            Postcode = commune.Postcodes[0],
            CommuneInsee = commune.InseeCode,
            CommuneName = commune.Name,
            EpciSiren = commune.EpciSiren,
            DepartementCode = commune.DepartementCode,
            RegionCode = commune.RegionCode,
            TimeZone = SiteTimeZones.ForCommune(commune.InseeCode),
            Latitude = town.Place.Point.Latitude,
            Longitude = town.Place.Point.Longitude,
            RoomCount = commune.Population > 8_000 ? 3 : random.Between(1, 2),
            Hours = random.Pick(Hours),
            StepFreeAccess = random.Chance(85),
            AccessNote = random.Chance(50) ? random.Pick(PlaceWords.Accesses) : null,
            ParkingNote = random.Chance(70) ? random.Pick(PlaceWords.Parkings) : null,
            TransitNote = random.Chance(45) ? random.Pick(PlaceWords.Transits) : null,
            Equipment = index % 3 == 2 ? null : PlaceWords.Equipments[index % PlaceWords.Equipments.Count],
            Phone = FictionalNumbers.OfPlace(commune.RegionCode),
            IsDemonstration = true,
        };
        foreach (var step in Life(index))
            DemoRows.Sure(site.MoveTo(step));
        return site;
    }

    // A few sites are on their way, so that the agency has something to decide.
    private static SiteState[] Life(int index) => (index % 45) switch
    {
        21 => [],
        32 => [SiteState.Validated],
        43 when index > 100 => [SiteState.Validated, SiteState.Open, SiteState.Suspended],
        _ => [SiteState.Validated, SiteState.Open],
    };
}
