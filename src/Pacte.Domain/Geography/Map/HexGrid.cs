namespace Pacte.Domain.Geography.Map;

/// <summary>What a cell belongs to.</summary>
/// <param name="Epci">SIREN of the intercommunality of most of its people; empty where they belong to none.</param>
/// <param name="Departement">Code of the département of most of its people.</param>
/// <param name="Region">Code of that département's region.</param>
public sealed record HexArea(string Epci, string Departement, string Region);

/// <summary>Land as hexagons: each cell of a bounded sheet is sea (null) or belongs to an area.</summary>
public sealed class HexGrid
{
    private readonly HexArea?[] _areas;
    private readonly int[] _landAround;
    private readonly HexCell _corner;
    private readonly int _width;
    private readonly int _height;

    /// <summary>An empty sheet around some cells, with a margin of sea.</summary>
    public HexGrid(IReadOnlyCollection<HexCell> around, int margin)
    {
        _corner = new HexCell(around.Min(c => c.Q) - margin, around.Min(c => c.R) - margin);
        _width = around.Max(c => c.Q) + margin - _corner.Q + 1;
        _height = around.Max(c => c.R) + margin - _corner.R + 1;
        _areas = new HexArea?[_width * _height];
        _landAround = new int[_areas.Length];
    }

    /// <summary>The area of a cell; null at sea and beyond the sheet.</summary>
    public HexArea? this[HexCell cell]
    {
        get => Holds(cell) ? _areas[Index(cell)] : null;
        set
        {
            if (_areas[Index(cell)] is null != value is null)
                TellNeighbours(cell, value is null ? -1 : 1);
            _areas[Index(cell)] = value;
        }
    }

    /// <summary>Cells of land, row by row from the north.</summary>
    public IEnumerable<HexCell> Land => Cells(land: true);

    /// <summary>Cells of sea inside the sheet, row by row from the north.</summary>
    public IEnumerable<HexCell> Sea => Cells(land: false);

    /// <summary>Whether a cell lies on the sheet.</summary>
    public bool Holds(HexCell cell) =>
        (uint)(cell.Q - _corner.Q) < (uint)_width && (uint)(cell.R - _corner.R) < (uint)_height;

    /// <summary>How many of a cell's six neighbours are land.</summary>
    public int LandAround(HexCell cell) => _landAround[Index(cell)];

    /// <summary>Cells of sea from which the edge of the sheet cannot be reached without crossing land.</summary>
    public IReadOnlyList<HexCell> Holes()
    {
        var open = new bool[_areas.Length];
        var queue = new Queue<HexCell>(Sea.Where(IsOnEdge));
        foreach (var cell in queue)
            open[Index(cell)] = true;
        while (queue.TryDequeue(out var cell))
        {
            for (var side = 0; side < HexCell.Sides; side++)
            {
                var next = cell.Neighbour(side);
                if (!Holds(next) || this[next] is not null || open[Index(next)])
                    continue;
                open[Index(next)] = true;
                queue.Enqueue(next);
            }
        }
        return [.. Sea.Where(c => !open[Index(c)])];
    }

    private void TellNeighbours(HexCell cell, int change)
    {
        for (var side = 0; side < HexCell.Sides; side++)
        {
            if (Holds(cell.Neighbour(side)))
                _landAround[Index(cell.Neighbour(side))] += change;
        }
    }

    private bool IsOnEdge(HexCell cell) =>
        cell.Q == _corner.Q || cell.R == _corner.R || cell.Q == _corner.Q + _width - 1 || cell.R == _corner.R + _height - 1;

    private IEnumerable<HexCell> Cells(bool land)
    {
        for (var index = 0; index < _areas.Length; index++)
        {
            if (_areas[index] is not null == land)
                yield return new HexCell(_corner.Q + (index % _width), _corner.R + (index / _width));
        }
    }

    private int Index(HexCell cell) => ((cell.R - _corner.R) * _width) + (cell.Q - _corner.Q);
}
