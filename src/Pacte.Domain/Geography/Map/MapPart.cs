namespace Pacte.Domain.Geography.Map;

/// <summary>Some cells of a land, moved to their place on a sheet.</summary>
internal sealed record MapPart(HexLand Land, IReadOnlyList<HexCell> Cells, LatticePoint Shift)
{
    public MapFrame Bounds => MapFrame.Around([.. Cells.Select(c => c.Centre + Shift)], HexCell.Height / 2);

    public string Outline => HexOutline.Around(Cells, Shift);

    public string Borders => HexOutline.DepartementBorders(Land.Grid, Cells, Shift);

    /// <summary>The same part moved so that the middle of its bounds lies as near to a point as whole cells allow.</summary>
    public MapPart CentredOn(LatticePoint point) => MovedBy(point.X - Bounds.Centre.X, point.Y - Bounds.Centre.Y);

    /// <summary>The same part moved by about so much: by whole cells, so that one grid fits every part.</summary>
    public MapPart MovedBy(int x, int y)
    {
        var row = (int)Math.Round((double)y / HexCell.RowStep);
        var column = (int)Math.Round((x - (HexCell.Width / 2.0 * row)) / HexCell.Width);
        return this with { Shift = Shift + new HexCell(column, row).Centre };
    }

    public LatticePoint PointAt(CommunePlace commune) => Land.Projection.PointAt(commune.Point!.Value) + Shift;

    public IEnumerable<KeyValuePair<string, ZoneShape>> Zones() =>
        Cells
            .GroupBy(cell => Land.Grid[cell]!.Epci)
            .Where(g => g.Key.Length > 0)
            .Select(g => KeyValuePair.Create(g.Key, Shape([.. g])));

    private ZoneShape Shape(IReadOnlyList<HexCell> cells)
    {
        var centres = cells.Select(c => c.Centre + Shift).ToList();
        var (x, y) = (centres.Average(c => c.X), centres.Average(c => c.Y));
        var middle = centres.MinBy(c => ((c.X - x) * (c.X - x)) + ((c.Y - y) * (c.Y - y)));
        return new ZoneShape(HexOutline.Around(cells, Shift), middle, MapFrame.Around(centres, HexCell.Height / 2));
    }
}
