namespace Pacte.Domain.Geography;

/// <summary>How a commune's position is known.</summary>
public enum PositionSource
{
    /// <summary>The commune's own point.</summary>
    Commune,

    /// <summary>The centre of its intercommunality.</summary>
    Epci,

    /// <summary>The centre of its département.</summary>
    Departement,
}

/// <summary>Why a place has no position, or no commune.</summary>
public enum PositionRefusal
{
    /// <summary>No commune has this INSEE code.</summary>
    UnknownCommune,

    /// <summary>Neither the commune, nor its intercommunality, nor its département has a known position.</summary>
    NoKnownPosition,

    /// <summary>The position is not in France, or farther than <see cref="CommunePositions.ReachKm"/> from any commune's point.</summary>
    OutsideFrance,
}

/// <summary>A commune's position and how it is known, or the reason why there is none.</summary>
/// <param name="Place">Set unless refused.</param>
/// <param name="Source">Meaningful when <paramref name="Place"/> is set.</param>
/// <param name="Refusal">Set when there is no position.</param>
public readonly record struct CommunePosition(LandPoint? Place, PositionSource Source, PositionRefusal? Refusal);

/// <summary>
/// Gives every commune a position, by itself or by what it belongs to, and turns a position into a commune.
/// Immutable, safe to share between threads.
/// </summary>
public sealed class CommunePositions
{
    /// <summary>A position farther than this from every commune's point is not taken for a French one.</summary>
    public const double ReachKm = 50;

    private readonly Dictionary<string, CommunePosition> _byInsee = new(StringComparer.Ordinal);
    private readonly CommunePlace[] _located;
    private readonly UnitVector[] _vectors;

    public CommunePositions(IReadOnlyCollection<CommunePlace> communes)
    {
        var epcis = Centres(communes, commune => commune.EpciSiren);
        var departements = Centres(communes, commune => commune.DepartementCode);
        foreach (var commune in communes)
        {
            _byInsee[commune.InseeCode] = Locate(commune, epcis, departements);
        }

        _located = [.. communes.Where(commune => commune.Point is not null)];
        _vectors = Array.ConvertAll(_located, commune => UnitVector.Of(commune.Point!.Value));
    }

    /// <summary>The position of a commune.</summary>
    public CommunePosition Of(string inseeCode) =>
        _byInsee.TryGetValue(inseeCode, out var position)
            ? position
            : new CommunePosition(null, default, PositionRefusal.UnknownCommune);

    /// <summary>The commune whose point is nearest to a position, or null when the position is not in France.</summary>
    public CommunePlace? NearestTo(GeoPoint position)
    {
        var origin = UnitVector.Of(position);
        var nearest = -1;
        var shortest = UnitVector.SquaredChord(ReachKm);
        for (var index = 0; index < _vectors.Length; index++)
        {
            var chord = origin.SquaredChordTo(_vectors[index]);
            if (chord <= shortest)
            {
                (shortest, nearest) = (chord, index);
            }
        }

        return nearest < 0 ? null : _located[nearest];
    }

    private static CommunePosition Locate(
        CommunePlace commune, Dictionary<string, GeoPoint> epcis, Dictionary<string, GeoPoint> departements)
    {
        if (commune.Point is { } own)
        {
            return Known(own, PositionSource.Commune);
        }

        if (commune.EpciSiren is { } siren && epcis.TryGetValue(siren, out var epci))
        {
            return Known(epci, PositionSource.Epci);
        }

        return departements.TryGetValue(commune.DepartementCode, out var departement)
            ? Known(departement, PositionSource.Departement)
            : new CommunePosition(null, default, PositionRefusal.NoKnownPosition);

        CommunePosition Known(GeoPoint point, PositionSource source) =>
            new(new LandPoint(point, commune.Landmass), source, null);
    }

    // Weighted by people, one more each so that an empty commune still counts: the centre lies where people live.
    private static Dictionary<string, GeoPoint> Centres(IEnumerable<CommunePlace> communes, Func<CommunePlace, string?> key)
    {
        var sums = new Dictionary<string, (double Weight, double Latitude, double Longitude)>(StringComparer.Ordinal);
        foreach (var commune in communes)
        {
            if (key(commune) is { } code && commune.Point is { } point)
            {
                var weight = commune.Population + 1.0;
                var sum = sums.GetValueOrDefault(code);
                sums[code] = (sum.Weight + weight, sum.Latitude + weight * point.Latitude, sum.Longitude + weight * point.Longitude);
            }
        }

        return sums.ToDictionary(
            pair => pair.Key,
            pair => new GeoPoint(pair.Value.Latitude / pair.Value.Weight, pair.Value.Longitude / pair.Value.Weight),
            StringComparer.Ordinal);
    }
}
