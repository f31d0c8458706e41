namespace Pacte.Domain.Geography.Map;

/// <summary>
/// From degrees to cells: Lambert's conformal conic on a sphere, true along the parallels 2.5° on either side of its origin,
/// so that France takes the shape that people know from wall maps. Source: Snyder, Map Projections, a Working Manual (1987), p. 104.
/// </summary>
public sealed class MapProjection
{
    private const double EarthRadiusKm = 6371;
    private const double ParallelOffset = 2.5;

    private readonly double _cone;
    private readonly double _scale;
    private readonly double _originRho;
    private readonly GeoPoint _origin;

    /// <summary>A projection around an origin, for cells of <paramref name="cellRadiusKm"/> from centre to corner.</summary>
    public MapProjection(GeoPoint origin, double cellRadiusKm)
    {
        var (south, north) = (Radians(origin.Latitude - ParallelOffset), Radians(origin.Latitude + ParallelOffset));
        _cone = Math.Log(Math.Cos(south) / Math.Cos(north)) / Math.Log(HalfTangent(north) / HalfTangent(south));
        _scale = EarthRadiusKm * Math.Cos(south) * Math.Pow(HalfTangent(south), _cone) / _cone;
        _originRho = Rho(Radians(origin.Latitude));
        _origin = origin;
        CellRadiusKm = cellRadiusKm;
    }

    /// <summary>Kilometres from the centre of a cell to its corner.</summary>
    public double CellRadiusKm { get; }

    /// <summary>Lattice units in a kilometre, going north or south.</summary>
    public double UnitsPerKm => HexCell.Height / 2 / CellRadiusKm;

    /// <summary>The cell that holds a place.</summary>
    public HexCell CellAt(GeoPoint place)
    {
        var (x, y) = Kilometres(place);
        return HexCell.Holding(x / CellRadiusKm, y / CellRadiusKm);
    }

    /// <summary>The lattice point nearest to a place.</summary>
    public LatticePoint PointAt(GeoPoint place)
    {
        var (x, y) = Kilometres(place);
        return new LatticePoint(
            (int)Math.Round(x * HexCell.Width / (Math.Sqrt(3) * CellRadiusKm)),
            (int)Math.Round(y * UnitsPerKm));
    }

    private (double X, double Y) Kilometres(GeoPoint place)
    {
        var rho = Rho(Radians(place.Latitude));
        var angle = _cone * Radians(place.Longitude - _origin.Longitude);
        return (rho * Math.Sin(angle), (rho * Math.Cos(angle)) - _originRho);
    }

    private double Rho(double latitude) => _scale / Math.Pow(HalfTangent(latitude), _cone);

    private static double HalfTangent(double latitude) => Math.Tan((Math.PI / 4) + (latitude / 2));

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
