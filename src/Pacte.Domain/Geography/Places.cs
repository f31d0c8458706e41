namespace Pacte.Domain.Geography;

/// <summary>A commune, as INSEE lists it. Position in decimal degrees, when known.</summary>
public sealed class Commune
{
    public required string InseeCode { get; init; }
    public required string Name { get; init; }
    public required string[] Postcodes { get; init; }
    public string? EpciSiren { get; init; }
    public required string DepartementCode { get; init; }
    public required string RegionCode { get; init; }
    public required int Population { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
}

/// <summary>An intercommunalité, by SIREN. Département and region are those of most of its people.</summary>
public sealed class Epci
{
    public required string Siren { get; init; }
    public required string Name { get; init; }
    public required string Type { get; init; }
    public required int Population { get; init; }
    public required int CommunesCount { get; init; }
    public string? DepartementCode { get; init; }
    public string? RegionCode { get; init; }
}

/// <summary>A département or overseas collectivité, with its region.</summary>
public sealed class Departement
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string RegionCode { get; init; }
    public required string RegionName { get; init; }
}
