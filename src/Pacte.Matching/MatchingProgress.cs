namespace Pacte.Matching;

/// <summary>What the matcher is doing.</summary>
public enum MatchingStage
{
    /// <summary>Deciding which offer may go to which need.</summary>
    Pairing,

    /// <summary>Building the network.</summary>
    Building,

    /// <summary>Maximising coverage.</summary>
    Coverage,

    /// <summary>Keeping proposals already sent, and giving first sessions.</summary>
    Fairness,

    /// <summary>Comfort: continuity, least travel, ties.</summary>
    Travel,

    /// <summary>Verifying the proof.</summary>
    Checking,

    /// <summary>Reading the plan from the flow.</summary>
    Decoding,
}

/// <summary>How far a matching has come.</summary>
/// <param name="Stage">What is going on.</param>
/// <param name="Pivots">Solver steps so far.</param>
public sealed record MatchingProgress(MatchingStage Stage, long Pivots = 0);
