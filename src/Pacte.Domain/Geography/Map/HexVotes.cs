namespace Pacte.Domain.Geography.Map;

/// <summary>The people of each cell, counted by what they belong to. Communes without inhabitants weigh one.</summary>
internal sealed class HexVotes
{
    private readonly Dictionary<HexCell, Ballot> _ballots = [];
    private readonly Dictionary<string, string> _regions = [];
    private readonly Dictionary<(string Epci, string Departement), HexArea> _areas = [];

    public HexVotes(IEnumerable<CommunePlace> communes, MapProjection projection)
    {
        foreach (var commune in communes)
        {
            var cell = projection.CellAt(commune.Point!.Value);
            if (!_ballots.TryGetValue(cell, out var ballot))
                _ballots[cell] = ballot = new Ballot([], []);
            Add(ballot.Epcis, commune.EpciSiren ?? "", commune.Population + 1);
            Add(ballot.Departements, commune.DepartementCode, commune.Population + 1);
            _regions[commune.DepartementCode] = commune.RegionCode;
        }
    }

    public IReadOnlyCollection<HexCell> Cells => _ballots.Keys;

    public bool Has(HexCell cell) => _ballots.ContainsKey(cell);

    /// <summary>To whom most people of a cell belong.</summary>
    public HexArea Winner(HexCell cell) => Area(Most(_ballots[cell].Epcis), Most(_ballots[cell].Departements));

    /// <summary>The same cell, given to another intercommunality.</summary>
    public HexArea Given(HexArea area, string epci) => Area(epci, area.Departement);

    /// <summary>For each intercommunality, the cells where it has people, most people first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<HexCell>> CellsByEpci() =>
        _ballots
            .SelectMany(b => b.Value.Epcis.Select(e => (Epci: e.Key, People: e.Value, Cell: b.Key)))
            .Where(v => v.Epci.Length > 0)
            .GroupBy(v => v.Epci)
            .ToDictionary(
                g => g.Key,
                IReadOnlyList<HexCell> (g) =>
                    [.. g.OrderByDescending(v => v.People).ThenBy(v => v.Cell.R).ThenBy(v => v.Cell.Q).Select(v => v.Cell)]);

    private HexArea Area(string epci, string departement)
    {
        if (!_areas.TryGetValue((epci, departement), out var area))
            _areas[(epci, departement)] = area = new HexArea(epci, departement, _regions[departement]);
        return area;
    }

    private static string Most(Dictionary<string, long> votes)
    {
        var (most, people) = ("", -1L);
        foreach (var (key, count) in votes)
        {
            if (count > people || (count == people && string.CompareOrdinal(key, most) < 0))
                (most, people) = (key, count);
        }
        return most;
    }

    private static void Add(Dictionary<string, long> votes, string key, long people) =>
        votes[key] = votes.GetValueOrDefault(key) + people;

    private sealed record Ballot(Dictionary<string, long> Epcis, Dictionary<string, long> Departements);
}
