namespace Pacte.Domain.Waiting;

/// <summary>Somebody of the waiting list who could come to a slot.</summary>
/// <param name="Since">When the wait began.</param>
/// <param name="RoadKm">From their place to the site, in whole kilometres by road.</param>
public readonly record struct WaitingCandidate(Guid EntryId, Guid PersonId, DateTimeOffset Since, bool HasTreatingDoctor, int RoadKm);

/// <summary>
/// The public rule of the waiting list. Everything is counted in time waited: a wait counts from the day of joining, is longer by
/// <paramref name="WithoutTreatingDoctor"/> for who has no médecin traitant, and shorter by <paramref name="PerRoadKm"/> for each
/// kilometre of road. Whoever has then waited longest comes first; the order of two people never changes while both wait.
/// </summary>
/// <param name="Number">Written with each offer. A rule that has served is never edited: another takes its place.</param>
/// <param name="WithoutTreatingDoctor">Time added for having no médecin traitant.</param>
/// <param name="PerRoadKm">Time taken off for each kilometre of road.</param>
public sealed record WaitingRule(int Number, TimeSpan WithoutTreatingDoctor, TimeSpan PerRoadKm)
{
    public static WaitingRule Current { get; } = new(1, TimeSpan.FromDays(30), TimeSpan.FromHours(12));

    /// <summary>The rule of a number that an offer names.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No rule has this number.</exception>
    public static WaitingRule Of(int number) =>
        number == Current.Number ? Current : throw new ArgumentOutOfRangeException(nameof(number), number, "No such rule.");

    /// <summary>The instant since which somebody counts as waiting for a slot.</summary>
    public DateTimeOffset CountedSince(DateTimeOffset since, bool hasTreatingDoctor, int roadKm) =>
        since - (hasTreatingDoctor ? TimeSpan.Zero : WithoutTreatingDoctor) + (PerRoadKm * roadKm);

    /// <summary>The candidates in the order in which a slot is offered to them. Equal waits go by joining, then by id.</summary>
    public IReadOnlyList<WaitingCandidate> Rank(IEnumerable<WaitingCandidate> candidates) =>
        [.. candidates
            .OrderBy(c => CountedSince(c.Since, c.HasTreatingDoctor, c.RoadKm))
            .ThenBy(c => c.Since)
            .ThenBy(c => c.EntryId)];
}
