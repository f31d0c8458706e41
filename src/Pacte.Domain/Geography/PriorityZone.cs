namespace Pacte.Domain.Geography;

/// <summary>An EPCI designated as a priority zone (zone prioritaire) from a date, until a date. Designations of one EPCI never overlap.</summary>
public sealed class PriorityZone
{
    public required Guid Id { get; init; }
    public required string EpciSiren { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>Last day included; open-ended when null.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Public page that names the zone; null for demonstration zones.</summary>
    public string? Source { get; init; }

    /// <summary>How sure the source is: high, medium or low.</summary>
    public string? Confidence { get; init; }

    /// <summary>True for zones that no public source names and that only complete the demonstration.</summary>
    public bool IsDemonstration { get; init; }
}
