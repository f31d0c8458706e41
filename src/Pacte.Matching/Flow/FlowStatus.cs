namespace Pacte.Matching.Flow;

/// <summary>How a solve ended. Only <see cref="Optimal"/> comes with a flow that may be used.</summary>
public enum FlowStatus
{
    /// <summary>The flow is feasible and no other costs less; potentials prove it.</summary>
    Optimal,

    /// <summary>No flow satisfies the supplies within the capacities.</summary>
    Infeasible,

    /// <summary>A feasible flow exists and a cycle of unlimited capacity lowers its cost without end.</summary>
    Unbounded,

    /// <summary>The numbers are too large for 64-bit arithmetic to be certain; nothing was computed with them.</summary>
    Overflow,

    /// <summary>The caller gave up before the end.</summary>
    Cancelled,
}
