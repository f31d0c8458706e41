using Pacte.Domain.Geography;

namespace Pacte.TestKit;

/// <summary>A few real places, enough for distances, zones and hours to mean something.</summary>
public static class GivenPlaces
{
    public const string HautsDeFrance = "32";
    public const string Occitanie = "76";
    public const string Guadeloupe = "01";

    public static Departement[] Departements { get; } =
    [
        new() { Code = "80", Name = "Somme", RegionCode = HautsDeFrance, RegionName = "Hauts-de-France" },
        new() { Code = "09", Name = "Ariège", RegionCode = Occitanie, RegionName = "Occitanie" },
        new() { Code = "971", Name = "Guadeloupe", RegionCode = Guadeloupe, RegionName = "Guadeloupe" },
    ];

    public static Epci[] Epcis { get; } =
    [
        Zone("200037059", "CC de la Haute Somme", 27_000, "80", HautsDeFrance),
        Zone("200070985", "CC de l’Est de la Somme", 20_000, "80", HautsDeFrance),
        Zone("248000531", "CA Amiens Métropole", 182_000, "80", HautsDeFrance),
        Zone("200067940", "CC du Pays de Mirepoix", 10_600, "09", Occitanie),
        Zone("249710062", "CA du Nord Basse-Terre", 77_500, "971", Guadeloupe),
    ];

    public static Commune Peronne { get; } = At("80620", "Péronne", "80200", "200037059", "80", HautsDeFrance, 7_300, 49.9317, 2.9356);

    public static Commune Combles { get; } = At("80204", "Combles", "80360", "200037059", "80", HautsDeFrance, 740, 50.0089, 2.8636);

    public static Commune Ham { get; } = At("80410", "Ham", "80400", "200070985", "80", HautsDeFrance, 4_500, 49.7469, 3.0719);

    public static Commune Amiens { get; } = At("80021", "Amiens", "80000", "248000531", "80", HautsDeFrance, 134_000, 49.8942, 2.2957);

    public static Commune Mirepoix { get; } = At("09194", "Mirepoix", "09500", "200067940", "09", Occitanie, 3_100, 43.0886, 1.8739);

    public static Commune SainteRose { get; } = At("97129", "Sainte-Rose", "97115", "249710062", "971", Guadeloupe, 17_000, 16.3325, -61.6979);

    public static Commune[] Communes { get; } = [Peronne, Combles, Ham, Amiens, Mirepoix, SainteRose];

    public static string TimeZoneOf(Commune commune) =>
        string.Equals(commune.DepartementCode, "971", StringComparison.Ordinal) ? "America/Guadeloupe" : "Europe/Paris";

    private static Epci Zone(string siren, string name, int population, string departement, string region) => new()
    {
        Siren = siren,
        Name = name,
        Type = "CC",
        Population = population,
        CommunesCount = 1,
        DepartementCode = departement,
        RegionCode = region,
    };

    private static Commune At(
        string insee, string name, string postcode, string siren, string departement, string region, int population, double latitude, double longitude) => new()
        {
            InseeCode = insee,
            Name = name,
            Postcodes = [postcode],
            EpciSiren = siren,
            DepartementCode = departement,
            RegionCode = region,
            Population = population,
            Latitude = latitude,
            Longitude = longitude,
        };
}
