using Pacte.Domain.Sites;

namespace Pacte.Domain.Doctors;

/// <summary>One date that a doctor offers, with the day parts accepted (disponibilité). One per doctor and date.</summary>
public sealed class Offer
{
    public required Guid Id { get; init; }
    public required Guid DoctorId { get; init; }
    public required DateOnly Date { get; init; }

    /// <summary>Never <see cref="DayParts.None"/>: an offer without parts is no offer and is deleted.</summary>
    public required DayParts Parts { get; set; }

    /// <summary>Order of declaration, which decides nothing in the plan but is what the field uses today.</summary>
    public DateTimeOffset OfferedAt { get; init; }
    public uint Version { get; private set; }
}
