using Pacte.LoadTests.Surroundings;

namespace Pacte.LoadTests.Traffic;

/// <summary>What one arrival does.</summary>
internal interface ITraffic
{
    /// <summary>The error, or null. What follows a first answer tells <paramref name="also"/> how long it took.</summary>
    Task<string?> ArriveAsync(Action<TimeSpan> also, CancellationToken ct);

    IReadOnlyCollection<Promise> Promised { get; }
}
