using Pacte.Domain.Geography;

namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>
/// Chooses the zones of a scene: those already designated, completed where the scene says so by real rural intercommunalities
/// that no public source names. They are marked as demonstration, and every screen says so.
/// </summary>
internal sealed class DemoZones(SceneDay day, ScenePlaces places)
{
    /// <summary>
    /// Zones by region. Occitanie, Nouvelle-Aquitaine, Auvergne-Rhône-Alpes, Grand Est, Normandie, Hauts-de-France and
    /// Provence-Alpes-Côte d'Azur: as their agencies announced. The rest only adds up to the 151 of the national list.
    /// </summary>
    private static readonly (string Region, int Count)[] CountByRegion =
    [
        ("01", 1), ("03", 3), ("06", 4), ("24", 15), ("27", 18), ("28", 7), ("32", 4), ("44", 10),
        ("52", 4), ("53", 4), ("75", 29), ("76", 28), ("84", 17), ("93", 5), ("94", 2),
    ];

    private const int CountInAll = 151;

    /// <summary>The intercommunalities shown as zones, by SIREN; the demonstration zones are added to the rows.</summary>
    public IReadOnlyList<Epci> Choose(DemoRows rows)
    {
        var designated = places.Zones.Select(z => z.EpciSiren).ToHashSet(StringComparer.Ordinal);
        if (day.Scene.CompletesZones)
            Complete(rows, designated);
        return [.. places.Epcis.Where(e => designated.Contains(e.Siren) && day.Scene.Shows(e.RegionCode))];
    }

    private void Complete(DemoRows rows, HashSet<string> designated)
    {
        var already = places.Epcis.Where(e => designated.Contains(e.Siren)).ToLookup(e => e.RegionCode);
        foreach (var (region, count) in CountByRegion)
        {
            foreach (var epci in Candidates(region, designated).Take(count - already[region].Count()).ToList())
            {
                if (designated.Count >= CountInAll)
                    return;
                designated.Add(epci.Siren);
                rows.Zones.Add(new PriorityZone
                {
                    Id = StableId.Of($"demonstration-zone {epci.Siren}"),
                    EpciSiren = epci.Siren,
                    From = ReferenceLoader.SourcedZonesFrom,
                    IsDemonstration = true,
                });
            }
        }
    }

    /// <summary>
    /// Communities of 4,000 to 25,000 people in the smallest villages: the first of each département, then the second of each,
    /// so that a region's zones do not all lie together.
    /// </summary>
    private IEnumerable<Epci> Candidates(string region, HashSet<string> designated) =>
        places.Epcis
            .Where(e => e.RegionCode == region && e.Type == "CC" && e.Population is >= 4_000 and <= 25_000)
            .Where(e => !designated.Contains(e.Siren) && places.TownsOf[e.Siren].Any())
            .GroupBy(e => e.DepartementCode)
            .SelectMany(group => Smallest(group).Select((epci, rank) => (epci, rank)))
            .OrderBy(ranked => ranked.rank).ThenBy(ranked => PeoplePerCommune(ranked.epci)).ThenBy(ranked => ranked.epci.Siren)
            .Select(ranked => ranked.epci);

    private static IEnumerable<Epci> Smallest(IEnumerable<Epci> epcis) => epcis.OrderBy(PeoplePerCommune).ThenBy(e => e.Siren);

    private static double PeoplePerCommune(Epci epci) => (double)epci.Population / Math.Max(1, epci.CommunesCount);
}
