using System.Buffers;

namespace Pacte.Domain.Geography;

/// <summary>A site as the search for the nearest sees it.</summary>
public readonly record struct SitePoint(Guid Id, LandPoint Place);

/// <summary>A site found, and how far it is by road.</summary>
public readonly record struct NearSite(Guid Id, double RoadKm);

/// <summary>
/// Finds the sites nearest to a place by road. Built once from the sites, immutable, safe to share between threads.
/// Sites are kept as unit vectors in flat arrays: a candidate costs one dot product and no allocation.
/// </summary>
public sealed class NearestSites
{
    private readonly Guid[] _ids;
    private readonly int[] _landmasses;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _z;

    public NearestSites(IReadOnlyCollection<SitePoint> sites)
    {
        // Sorted by id, so that two sites in one place always come in the same order.
        var sorted = sites.OrderBy(site => site.Id).ToArray();
        _ids = Array.ConvertAll(sorted, site => site.Id);
        _landmasses = Array.ConvertAll(sorted, site => site.Place.Landmass.Code);
        var vectors = Array.ConvertAll(sorted, site => UnitVector.Of(site.Place.Point));
        _x = Array.ConvertAll(vectors, vector => vector.X);
        _y = Array.ConvertAll(vectors, vector => vector.Y);
        _z = Array.ConvertAll(vectors, vector => vector.Z);
    }

    public int Count => _ids.Length;

    /// <summary>The sites on the same land within the radius, nearest first, at most <paramref name="limit"/> of them.</summary>
    /// <param name="from">Where the person is.</param>
    /// <param name="radiusKm">By road, in kilometres; a site exactly at the radius counts.</param>
    /// <param name="limit">How many at most; zero or less finds none.</param>
    public IReadOnlyList<NearSite> Find(LandPoint from, double radiusKm, int limit)
    {
        if (limit <= 0 || radiusKm < 0)
        {
            return [];
        }

        var origin = UnitVector.Of(from.Point);
        var farthest = UnitVector.SquaredChord(radiusKm / Distance.RoadFactor);
        var most = Math.Min(limit, _ids.Length);
        var (chords, found) = (ArrayPool<double>.Shared.Rent(most), ArrayPool<int>.Shared.Rent(most));
        var count = Collect(from, farthest, origin, chords.AsSpan(0, most), found.AsSpan(0, most));
        var answer = Answer(chords, found, count);
        ArrayPool<double>.Shared.Return(chords);
        ArrayPool<int>.Shared.Return(found);
        return answer;
    }

    private int Collect(LandPoint from, double farthest, UnitVector origin, Span<double> chords, Span<int> found)
    {
        var count = 0;
        for (var site = 0; site < _ids.Length; site++)
        {
            if (_landmasses[site] != from.Landmass.Code)
            {
                continue;
            }

            var chord = Square(_x[site] - origin.X) + Square(_y[site] - origin.Y) + Square(_z[site] - origin.Z);
            if (chord <= farthest && (count < found.Length || chord < chords[count - 1]))
            {
                count = Insert(chords, found, count, chord, site);
            }
        }

        return count;
    }

    private static int Insert(Span<double> chords, Span<int> found, int count, double chord, int site)
    {
        var at = Math.Min(count, found.Length - 1);
        while (at > 0 && chords[at - 1] > chord)
        {
            chords[at] = chords[at - 1];
            found[at] = found[at - 1];
            at--;
        }

        chords[at] = chord;
        found[at] = site;
        return Math.Min(count + 1, found.Length);
    }

    private NearSite[] Answer(double[] chords, int[] found, int count)
    {
        var answer = new NearSite[count];
        for (var rank = 0; rank < count; rank++)
        {
            answer[rank] = new NearSite(_ids[found[rank]], Distance.RoadFactor * UnitVector.ArcKm(chords[rank]));
        }

        return answer;
    }

    private static double Square(double value) => value * value;
}
