namespace Pacte.Domain.Geography.Map;

/// <summary>Turns cells into as few path strings as possible: merged outlines and chained borders.</summary>
public static class HexOutline
{
    /// <summary>The outline of a set of cells, one ring for each of its parts and holes.</summary>
    public static string Around(IEnumerable<HexCell> cells, LatticePoint shift = default)
    {
        var sides = OuterSides(cells, shift);
        var path = new LatticePath();
        foreach (var start in sides.Keys.ToList())
        {
            if (!sides.ContainsKey(start))
                continue;
            var ring = new List<LatticePoint> { start };
            while (sides.Remove(ring[^1], out var next) && next != start)
                ring.Add(next);
            path.Add(ring, closed: true);
        }
        return path.ToString();
    }

    /// <summary>The sides where some cells touch land of another département.</summary>
    public static string DepartementBorders(HexGrid grid, IEnumerable<HexCell> cells, LatticePoint shift = default)
    {
        var links = new Dictionary<LatticePoint, List<LatticePoint>>();
        foreach (var cell in cells)
        {
            // Half of the sides: the other half belongs to the neighbour, which draws it.
            for (var side = 0; side < HexCell.Sides / 2; side++)
            {
                if (grid[cell.Neighbour(side)] is { } other && other.Departement != grid[cell]!.Departement)
                    Join(links, cell.Corner(side) + shift, cell.Corner(side + 1) + shift);
            }
        }
        return Chain(links);
    }

    // Three cells meet at a corner, so at most one outer side leaves it: following them closes each ring.
    private static Dictionary<LatticePoint, LatticePoint> OuterSides(IEnumerable<HexCell> cells, LatticePoint shift)
    {
        var inside = cells.ToHashSet();
        var sides = new Dictionary<LatticePoint, LatticePoint>();
        foreach (var cell in inside.OrderBy(c => c.R).ThenBy(c => c.Q))
        {
            for (var side = 0; side < HexCell.Sides; side++)
            {
                if (!inside.Contains(cell.Neighbour(side)))
                    sides[cell.Corner(side) + shift] = cell.Corner(side + 1) + shift;
            }
        }
        return sides;
    }

    private static void Join(Dictionary<LatticePoint, List<LatticePoint>> links, LatticePoint a, LatticePoint b)
    {
        foreach (var (from, to) in ((LatticePoint, LatticePoint)[])[(a, b), (b, a)])
        {
            if (!links.TryGetValue(from, out var ends))
                links[from] = ends = [];
            ends.Add(to);
        }
    }

    // Chains begin at loose ends and forks, so that as few as possible are needed.
    private static string Chain(Dictionary<LatticePoint, List<LatticePoint>> links)
    {
        var path = new LatticePath();
        foreach (var start in links.Keys.OrderByDescending(p => links[p].Count % 2).ToList())
        {
            while (links[start].Count > 0)
                path.Add(Walk(links, start), closed: false);
        }
        return path.ToString();
    }

    private static List<LatticePoint> Walk(Dictionary<LatticePoint, List<LatticePoint>> links, LatticePoint start)
    {
        var line = new List<LatticePoint> { start };
        while (links[line[^1]] is [var next, ..])
        {
            links[line[^1]].Remove(next);
            links[next].Remove(line[^1]);
            line.Add(next);
        }
        return line;
    }
}
