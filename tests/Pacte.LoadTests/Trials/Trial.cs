using Pacte.LoadTests.Surroundings;

namespace Pacte.LoadTests.Trials;

/// <summary>What a trial came to.</summary>
internal sealed record Finding(string Words, string Found, string Wanted, bool IsReached);

/// <summary>Something that is tried on the application alone, beside no limit.</summary>
internal abstract class Trial
{
    public static IReadOnlyList<Trial> All { get; } = [new Memory(), new Staleness(), new Forged(), new Storm()];

    /// <summary>As the command line says it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it is tried on the scene as the application made it, before it is repeated over the coming years.</summary>
    public virtual bool IsOnTheScene => false;

    public abstract Task<Finding> RunAsync(Stage stage, IReadOnlyList<Place> places, Thresholds limits, CancellationToken ct);
}
