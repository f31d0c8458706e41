namespace Pacte.Domain.Doctors;

/// <summary>A doctor and a site that are not to be matched again, at the wish of either.</summary>
public sealed class Exclusion
{
    public required Guid DoctorId { get; init; }
    public required Guid SiteId { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }
    public required bool ByDoctor { get; init; }
}
