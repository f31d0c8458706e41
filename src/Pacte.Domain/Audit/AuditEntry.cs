namespace Pacte.Domain.Audit;

/// <summary>Who did what to which row. Ids, field names and coded values only, never personal data; rows are never changed or removed.</summary>
public sealed class AuditEntry
{
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The staff account, or null for the service and for patients.</summary>
    public Guid? AccountId { get; init; }
    public required string ActorKind { get; init; }

    /// <summary>Verb in kebab case: session-accepted, plan-published.</summary>
    public required string Action { get; init; }
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }

    /// <summary>Coded values, as « field=value » separated by spaces.</summary>
    public string? Details { get; init; }
}
