namespace Pacte.Domain.Doctors;

/// <summary>A dated fact that a doctor owes no solidarity days (a PTMA contract, for example); the doctor may waive it and volunteer.</summary>
public sealed class Exemption
{
    public required Guid Id { get; init; }
    public required Guid DoctorId { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>Last day included; open-ended when null.</summary>
    public DateOnly? Until { get; init; }
    public required string Kind { get; init; }
    public bool IsWaived { get; set; }
}
