namespace Pacte.Domain.Geography.Map;

/// <summary>A projection and the grid drawn with it.</summary>
internal sealed class HexLand(IReadOnlyCollection<CommunePlace> communes, MapProjection projection, HexSmoothing smoothing)
{
    public IReadOnlyCollection<CommunePlace> Communes => communes;

    public MapProjection Projection => projection;

    public HexGrid Grid { get; } = HexSurvey.Draw(communes, projection, smoothing);
}

/// <summary>Cells of one size.</summary>
internal sealed record HexGrain(double CellRadiusKm, HexSmoothing Smoothing);

/// <summary>
/// A part of France drawn on its own sheet: metropolitan France with Corsica, or one overseas département.
/// Where communes are large, cells are large too, or the land would fall to pieces.
/// </summary>
internal sealed class MapTerritory
{
    public const string Metropolitan = "";

    private static readonly Dictionary<string, string> OverseasNames = new()
    {
        ["971"] = "Guadeloupe",
        ["972"] = "Martinique",
        ["973"] = "Guyane",
        ["974"] = "La Réunion",
        ["976"] = "Mayotte",
    };

    private readonly HashSet<string> _regions;
    private readonly Lazy<HexLand> _national;
    private readonly Lazy<HexLand> _regional;
    private readonly Lazy<HexLand> _local;

    private MapTerritory(string code, IReadOnlyCollection<CommunePlace> communes)
    {
        Code = code;
        _regions = [.. communes.Select(c => c.RegionCode)];
        Origin = code == Metropolitan
            ? new GeoPoint(46.5, 2.5)
            : new GeoPoint(communes.Average(c => c.Latitude!.Value), communes.Average(c => c.Longitude!.Value));
        var (national, regional, local) = Grains(code);
        _national = new Lazy<HexLand>(() => Land(communes, national));
        _regional = new Lazy<HexLand>(() => Land(communes, regional));
        _local = new Lazy<HexLand>(() => Land(communes, local));
    }

    /// <summary>Empty for metropolitan France, else the code of the département.</summary>
    public string Code { get; }

    public string Name => OverseasNames.GetValueOrDefault(Code, "");

    /// <summary>Where its projection is centred.</summary>
    public GeoPoint Origin { get; }

    public HexLand National => _national.Value;

    public HexLand Regional => _regional.Value;

    public HexLand Local => _local.Value;

    public bool Holds(string region) => _regions.Contains(region);

    /// <summary>Metropolitan France first, then the overseas départements by code.</summary>
    public static IReadOnlyList<MapTerritory> Split(IEnumerable<CommunePlace> communes) =>
        [.. communes
            .Where(c => c.Point is not null)
            .GroupBy(c => OverseasNames.ContainsKey(c.DepartementCode) ? c.DepartementCode : Metropolitan)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new MapTerritory(g.Key, [.. g]))];

    private static (HexGrain National, HexGrain Regional, HexGrain Local) Grains(string code) => code switch
    {
        Metropolitan => (
            new HexGrain(5.2, new HexSmoothing(0, 0, 4)),
            new HexGrain(2.9, new HexSmoothing(1, 1, 3)),
            new HexGrain(1.75, new HexSmoothing(2, 2, 3))),
        "971" => Overseas(3.0, 1.5, new HexSmoothing(2, 1, 3), new HexSmoothing(4, 3, 3)),
        "972" => Overseas(2.6, 1.5, new HexSmoothing(2, 1, 3), new HexSmoothing(4, 3, 3)),
        "973" => Overseas(16, 9, new HexSmoothing(4, 3, 3), new HexSmoothing(6, 5, 3)),
        "974" => Overseas(3.4, 1.75, new HexSmoothing(3, 2, 3), new HexSmoothing(5, 4, 3)),
        _ => Overseas(1.8, 1, new HexSmoothing(2, 1, 3), new HexSmoothing(4, 3, 3)),
    };

    private static (HexGrain, HexGrain, HexGrain) Overseas(double insetKm, double ownKm, HexSmoothing inset, HexSmoothing own) =>
        (new HexGrain(insetKm, inset), new HexGrain(ownKm, own), new HexGrain(ownKm, own));

    private HexLand Land(IReadOnlyCollection<CommunePlace> communes, HexGrain grain) =>
        new(communes, new MapProjection(Origin, grain.CellRadiusKm), grain.Smoothing);
}
