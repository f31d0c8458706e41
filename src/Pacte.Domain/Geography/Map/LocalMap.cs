namespace Pacte.Domain.Geography.Map;

/// <summary>
/// The surroundings of any place. The whole territory is cut once into tiles of paths; a map joins the few tiles that it shows,
/// so that it costs a search page almost nothing.
/// </summary>
internal sealed class LocalMap
{
    private const int TileWidth = 16 * HexCell.Width;
    private const int TileHeight = 16 * HexCell.RowStep;

    private readonly HexLand _land;
    private readonly Dictionary<(int Column, int Row), Tile> _tiles;
    private readonly Dictionary<string, ZoneShape> _zones;

    public LocalMap(HexLand land)
    {
        _land = land;
        _tiles = land.Grid.Land
            .GroupBy(cell => TileOf(cell.Centre))
            .ToDictionary(g => g.Key, g => new Tile(HexOutline.Around(g), HexOutline.DepartementBorders(land.Grid, g)));
        _zones = new MapPart(land, [.. land.Grid.Land], default).Zones().ToDictionary();
    }

    public MapProjection Projection => _land.Projection;

    public MapSheet Draw(MapFrame frame)
    {
        var (left, top) = TileOf(new LatticePoint(frame.X - HexCell.Width, frame.Y - HexCell.Height));
        var (right, bottom) = TileOf(new LatticePoint(frame.X + frame.Width + HexCell.Width, frame.Y + frame.Height + HexCell.Height));
        var tiles = new List<Tile>();
        for (var row = top; row <= bottom; row++)
        {
            for (var column = left; column <= right; column++)
            {
                if (_tiles.TryGetValue((column, row), out var tile))
                    tiles.Add(tile);
            }
        }
        return new MapSheet
        {
            Frame = frame,
            Land = string.Concat(tiles.Select(t => t.Land)),
            Borders = string.Concat(tiles.Select(t => t.Borders)),
            Zones = _zones,
        };
    }

    private static (int Column, int Row) TileOf(LatticePoint point) =>
        ((int)Math.Floor((double)point.X / TileWidth), (int)Math.Floor((double)point.Y / TileHeight));

    private sealed record Tile(string Land, string Borders);
}
