namespace Pacte.Domain.Doctors;

/// <summary>The half-days that a doctor may accept in a month and has accepted. The database keeps <see cref="Used"/>.</summary>
public sealed class DoctorMonth
{
    /// <summary>Two days a month.</summary>
    public const int UsualCap = 4;

    public required Guid DoctorId { get; init; }

    /// <summary>First day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>In half-days; raising it is an audited act of the ARS.</summary>
    public int Cap { get; set; } = UsualCap;

    /// <summary>In half-days: sessions AcceptedByDoctor, Confirmed, Open or Held.</summary>
    public int Used { get; private set; }
}
