using Pacte.Domain.Geography;
using Pacte.Web.Data.Seed;

namespace Pacte.Benchmarks.Months;

/// <summary>A commune with a position.</summary>
public sealed record Town(string Insee, string? EpciSiren, int Population, LandPoint Place);

/// <summary>A rural intercommunality, its towns the most populous first.</summary>
public sealed record RuralZone(string Siren, int Population, IReadOnlyList<Town> Towns);

/// <summary>The communes of the country, from the reference files.</summary>
public sealed class France
{
    private readonly Town[] _towns;
    private readonly int[] _peopleUpTo;
    private readonly RuralZone[] _rural;

    public France()
    {
        var communes = ReferenceFiles.Communes();
        _towns = [.. communes.Where(c => c.Latitude is not null && c.Longitude is not null).Select(c => new Town(
            c.InseeCode, c.EpciSiren, c.Population, new(new(c.Latitude!.Value, c.Longitude!.Value), Landmass.Of(c.InseeCode))))];
        _peopleUpTo = new int[_towns.Length];
        var people = 0;
        for (var i = 0; i < _towns.Length; i++)
            _peopleUpTo[i] = people += _towns[i].Population;
        var townsOf = _towns.Where(t => t.EpciSiren is not null).ToLookup(t => t.EpciSiren!, StringComparer.Ordinal);
        _rural = [.. ReferenceFiles.Epcis(communes)
            .Where(epci => epci.Type == "CC" && epci.Population is >= 4_000 and <= 40_000 && townsOf.Contains(epci.Siren))
            .OrderBy(epci => epci.Siren, StringComparer.Ordinal)
            .Select(epci => new RuralZone(epci.Siren, epci.Population, [.. townsOf[epci.Siren].OrderByDescending(t => t.Population).ThenBy(t => t.Insee, StringComparer.Ordinal)]))];
    }

    /// <summary>A commune drawn by population.</summary>
    public Town HomeOf(Random random)
    {
        var found = Array.BinarySearch(_peopleUpTo, random.Next(_peopleUpTo[^1]) + 1);
        return _towns[found < 0 ? ~found : found];
    }

    /// <summary>Some rural intercommunalities, drawn at random.</summary>
    public RuralZone[] RuralZones(Random random, int count)
    {
        var drawn = _rural.ToArray();
        random.Shuffle(drawn);
        return drawn[..count];
    }
}
