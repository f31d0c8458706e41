using System.Globalization;
using Pacte.Domain.Geography;

namespace Pacte.Web.Data.Seed;

/// <summary>A zone that a public page names: what the page is, and how far it can be trusted.</summary>
internal sealed record SourcedZone(string Siren, string Source, string Confidence);

/// <summary>The reference geography as shipped: CSV files beside the executable.</summary>
internal static class ReferenceFiles
{
    private const string CommunesFile = "communes.csv";
    private const string EpcisFile = "epci.csv";
    private const string DepartementsFile = "departements.csv";
    private const string ZonesFile = "zones-prioritaires.csv";

    public static IReadOnlyList<string> Names { get; } = [CommunesFile, EpcisFile, DepartementsFile, ZonesFile];

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Data", "Seed", "Reference", name);

    public static List<Commune> Communes() => Read(CommunesFile, row => new Commune
    {
        InseeCode = row[0],
        Name = PrintedNames.Of(row[1]),
        Postcodes = row[2].Split('|', StringSplitOptions.RemoveEmptyEntries),
        EpciSiren = row[3].Length > 0 ? row[3] : null,
        DepartementCode = row[4],
        RegionCode = row[5],
        Population = row[6].Length > 0 ? Whole(row[6]) : 0,
        Latitude = Degrees(row[7]),
        Longitude = Degrees(row[8]),
    });

    public static List<Departement> Departements() => Read(DepartementsFile, row => new Departement
    {
        Code = row[0],
        Name = PrintedNames.Of(row[1]),
        RegionCode = row[2],
        RegionName = PrintedNames.Of(row[3]),
    });

    /// <summary>The file says nothing of départements: an intercommunality's is where most of its people live.</summary>
    public static List<Epci> Epcis(IReadOnlyCollection<Commune> communes)
    {
        var homes = communes.Where(c => c.EpciSiren is not null).ToLookup(c => c.EpciSiren!);
        return Read(EpcisFile, row =>
        {
            var home = homes[row[0]]
                .GroupBy(c => (c.DepartementCode, c.RegionCode))
                .OrderByDescending(group => group.Sum(c => c.Population))
                .ThenBy(group => group.Key.DepartementCode, StringComparer.Ordinal)
                .Select(group => group.Key)
                .FirstOrDefault();
            return new Epci
            {
                Siren = row[0],
                Name = PrintedNames.Of(row[1]),
                Type = row[2],
                Population = Whole(row[3]),
                CommunesCount = Whole(row[4]),
                DepartementCode = home.DepartementCode,
                RegionCode = home.RegionCode,
            };
        });
    }

    public static List<SourcedZone> Zones() =>
        Read(ZonesFile, row => new SourcedZone(row[0], row[6], row[7]));

    private static List<T> Read<T>(string name, Func<IReadOnlyList<string>, T> map)
    {
        using var reader = new StreamReader(PathOf(name));
        return [.. CsvText.Read(reader, ',').Skip(1).Select(record => map(record.Fields))];
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double? Degrees(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
