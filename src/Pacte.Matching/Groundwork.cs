namespace Pacte.Matching;

/// <summary>What is settled before any flow: what stands, the hard rules, and the pins.</summary>
internal sealed class Groundwork
{
    public Groundwork(ProblemIndex index)
    {
        (Index, Standing, Used) = (index, new StandingTally(index), new StandingTally(index));
        Eligibility = new Eligibility(index, Used);
        Pins = new PinnedSessions(index, Used, Eligibility);
    }

    public ProblemIndex Index { get; }

    /// <summary>What sessions that stand use.</summary>
    public StandingTally Standing { get; }

    /// <summary>What these and the pins use.</summary>
    public StandingTally Used { get; }

    public Eligibility Eligibility { get; }

    public PinnedSessions Pins { get; }
}
