namespace Pacte.Domain.Geography.Map;

/// <summary>How a grid is smoothed into land after each commune took its cell.</summary>
/// <param name="Grow">Rings of cells added all round, so that neighbouring communes meet.</param>
/// <param name="Shrink">Rings taken back from the coast, never from under a commune.</param>
/// <param name="BayNeighbours">A cell of sea with that many neighbours on land becomes land.</param>
public sealed record HexSmoothing(int Grow, int Shrink, int BayNeighbours);

/// <summary>
/// Draws land from the positions of communes alone. Each cell goes to the intercommunality, and to the département, of most of its people;
/// gaps take the area of most of their neighbours; an intercommunality that would vanish keeps its best cell.
/// </summary>
public static class HexSurvey
{
    private const int BayRounds = 3;

    /// <summary>The grid of some communes. The same communes in any order give the same grid.</summary>
    public static HexGrid Draw(IReadOnlyCollection<CommunePlace> communes, MapProjection projection, HexSmoothing smoothing)
    {
        var votes = new HexVotes(communes, projection);
        var grid = new HexGrid(votes.Cells, smoothing.Grow + BayRounds + 1);
        foreach (var cell in votes.Cells)
            grid[cell] = votes.Winner(cell);
        for (var i = 0; i < smoothing.Grow; i++)
            Fill(grid, grid.Sea, 1);
        for (var i = 0; i < smoothing.Shrink; i++)
            Shrink(grid, votes);
        for (var i = 0; i < BayRounds; i++)
            Fill(grid, grid.Sea, smoothing.BayNeighbours);
        for (var holes = grid.Holes(); holes.Count > 0; holes = grid.Holes())
            Fill(grid, holes, 1);
        KeepEveryEpci(grid, votes);
        return grid;
    }

    private static void Fill(HexGrid grid, IEnumerable<HexCell> cells, int landNeeded)
    {
        var filled = cells
            .Where(cell => grid.LandAround(cell) >= landNeeded)
            .Select(cell => (Cell: cell, Area: MostAround(grid, cell)))
            .ToList();
        foreach (var (cell, area) in filled)
            grid[cell] = area;
    }

    private static void Shrink(HexGrid grid, HexVotes votes)
    {
        var coast = grid.Land.Where(cell => !votes.Has(cell) && grid.LandAround(cell) < HexCell.Sides).ToList();
        foreach (var cell in coast)
            grid[cell] = null;
    }

    private static HexArea MostAround(HexGrid grid, HexCell cell)
    {
        (HexArea Area, int Count)? most = null;
        for (var side = 0; side < HexCell.Sides; side++)
        {
            if (grid[cell.Neighbour(side)] is not { } area)
                continue;
            var count = Enumerable.Range(0, HexCell.Sides).Count(other => ReferenceEquals(grid[cell.Neighbour(other)], area));
            if (most is not { } best || count > best.Count || (count == best.Count && IsBefore(area, best.Area)))
                most = (area, count);
        }
        return most!.Value.Area;
    }

    private static bool IsBefore(HexArea a, HexArea b)
    {
        var byEpci = string.CompareOrdinal(a.Epci, b.Epci);
        return byEpci < 0 || (byEpci == 0 && string.CompareOrdinal(a.Departement, b.Departement) < 0);
    }

    private static void KeepEveryEpci(HexGrid grid, HexVotes votes)
    {
        var sizes = grid.Land.GroupBy(cell => grid[cell]!.Epci).ToDictionary(g => g.Key, g => g.Count());
        var lost = votes.CellsByEpci()
            .Where(e => !sizes.ContainsKey(e.Key))
            .OrderBy(e => e.Value.Count)
            .ThenBy(e => e.Key, StringComparer.Ordinal);
        foreach (var (epci, cells) in lost)
        {
            var around = cells.SelectMany(cell => Enumerable.Range(0, HexCell.Sides).Select(cell.Neighbour));
            var spare = cells.Concat(around).First(cell => grid[cell] is { } area && sizes[area.Epci] > 1);
            sizes[grid[spare]!.Epci]--;
            sizes[epci] = 1;
            grid[spare] = votes.Given(grid[spare]!, epci);
        }
    }
}
