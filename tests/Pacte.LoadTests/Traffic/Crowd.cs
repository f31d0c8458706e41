using System.Net;
using Pacte.LoadTests.Surroundings;

namespace Pacte.LoadTests.Traffic;

/// <summary>Somebody who comes once: where they live and the address they come from, which nobody else has.</summary>
internal readonly record struct Visitor(Place Home, string Address);

/// <summary>People by the population of the communes. The same seed gives the same people.</summary>
internal sealed class Crowd
{
    // 100.64.0.0/10 and on: enough addresses for a person each, never the tool's own.
    private const uint FirstAddress = 0x64400000;

    private static uint people;

    private readonly IReadOnlyList<Place> places;
    private readonly long[] upTo;
    private readonly Random random;

    public Crowd(IReadOnlyList<Place> places, int seed)
    {
        this.places = places;
        random = new Random(seed);
        upTo = new long[places.Count];
        var sum = 0L;
        for (var i = 0; i < upTo.Length; i++)
            upTo[i] = sum += places[i].Population;
    }

    public Visitor Next()
    {
        var at = Array.BinarySearch(upTo, random.NextInt64(upTo[^1]) + 1);
        return new(places[at >= 0 ? at : ~at], NextAddress());
    }

    public static string NextAddress()
    {
        var bits = FirstAddress + Interlocked.Increment(ref people);
        return new IPAddress([(byte)(bits >> 24), (byte)(bits >> 16), (byte)(bits >> 8), (byte)bits]).ToString();
    }
}
