namespace Pacte.Matching;

/// <summary>What is optimised in turn, the most important first. Levels about which a problem says nothing are left out.</summary>
internal enum PlanLevel
{
    Coverage,
    KeptProposals,
    FirstSessions,
    Continuity,
    Travel,
    Tie,
}

internal static class PlanLevels
{
    /// <summary>The levels of a problem: keeping proposals matters in a repair, continuity once there are visits.</summary>
    public static PlanLevel[] Of(ProblemIndex index)
    {
        var levels = new List<PlanLevel>(6) { PlanLevel.Coverage };
        if (index.Pairs.HasProposals)
            levels.Add(PlanLevel.KeptProposals);
        levels.Add(PlanLevel.FirstSessions);
        if (index.Pairs.HasVisits)
            levels.Add(PlanLevel.Continuity);
        levels.Add(PlanLevel.Travel);
        levels.Add(PlanLevel.Tie);
        return [.. levels];
    }

    /// <summary>The stage to tell of a level.</summary>
    public static MatchingStage Stage(this PlanLevel level) => level switch
    {
        PlanLevel.Coverage => MatchingStage.Coverage,
        PlanLevel.KeptProposals or PlanLevel.FirstSessions => MatchingStage.Fairness,
        PlanLevel.Continuity or PlanLevel.Travel or PlanLevel.Tie => MatchingStage.Travel,
    };
}
