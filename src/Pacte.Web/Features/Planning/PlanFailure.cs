namespace Pacte.Web.Features.Planning;

/// <summary>Why a computation failed, as stored with the plan.</summary>
public enum PlanFailure
{
    /// <summary>The rows contradict one another.</summary>
    RowsContradict,

    /// <summary>The solver's answer did not pass the independent check.</summary>
    ProofRejected,

    /// <summary>Anything else; the log has the details under the plan's id.</summary>
    Unexpected,
}
