namespace Pacte.Domain.Geography.Map;

/// <summary>A whole-number point of the drawing: x grows eastward, y southward.</summary>
public readonly record struct LatticePoint(int X, int Y)
{
    /// <summary>This point moved by another one.</summary>
    public static LatticePoint operator +(LatticePoint a, LatticePoint b) => new(a.X + b.X, a.Y + b.Y);
}

/// <summary>
/// One hexagon, point up, in axial coordinates: <paramref name="Q"/> grows eastward along a row, <paramref name="R"/> counts rows southward.
/// Centres and corners fall on whole numbers (14 wide, 16 high, rows 12 apart: regular to 1 %), so outlines are chains of three moves.
/// </summary>
public readonly record struct HexCell(int Q, int R)
{
    /// <summary>Width of a hexagon on the lattice.</summary>
    public const int Width = 14;

    /// <summary>Height of a hexagon on the lattice, twice its radius.</summary>
    public const int Height = 16;

    /// <summary>Distance between two rows of centres.</summary>
    public const int RowStep = 12;

    /// <summary>Number of sides.</summary>
    public const int Sides = 6;

    // Clockwise from the north-east; side i joins corner i to corner i + 1 and faces direction i.
    private static readonly HexCell[] Directions = [new(1, -1), new(1, 0), new(0, 1), new(-1, 1), new(-1, 0), new(0, -1)];
    private static readonly LatticePoint[] Corners = [new(0, -8), new(7, -4), new(7, 4), new(0, 8), new(-7, 4), new(-7, -4)];

    /// <summary>Middle of the hexagon on the lattice.</summary>
    public LatticePoint Centre => new((Width * Q) + (Width / 2 * R), RowStep * R);

    /// <summary>The cell on the other side of side <paramref name="side"/> (0 to 5, clockwise from the north-east).</summary>
    public HexCell Neighbour(int side) => new(Q + Directions[side].Q, R + Directions[side].R);

    /// <summary>The corner where side <paramref name="side"/> begins, going clockwise.</summary>
    public LatticePoint Corner(int side) => Centre + Corners[side % Sides];

    /// <summary>The cell that holds a point given in cell radii (x eastward, y southward) from the centre of cell (0, 0).</summary>
    public static HexCell Holding(double x, double y)
    {
        var (q, r) = ((Math.Sqrt(3) / 3 * x) - (y / 3), 2.0 / 3 * y);
        var (wholeQ, wholeR, wholeS) = (Math.Round(q), Math.Round(r), Math.Round(-q - r));
        var (offQ, offR, offS) = (Math.Abs(wholeQ - q), Math.Abs(wholeR - r), Math.Abs(wholeS + q + r));
        if (offQ > offR && offQ > offS)
            wholeQ = -wholeR - wholeS;
        else if (offR > offS)
            wholeR = -wholeQ - wholeS;
        return new HexCell((int)wholeQ, (int)wholeR);
    }
}
