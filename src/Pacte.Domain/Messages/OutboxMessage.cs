namespace Pacte.Domain.Messages;

public enum MessageChannel
{
    Email,
    Sms,

    /// <summary>By voice, for somebody without a contact: nothing leaves, and the front desk says that it told them.</summary>
    Call,
}

/// <summary>Waiting until claimed by a worker; then what became of it.</summary>
public enum MessageState
{
    Waiting,
    Sent,

    /// <summary>Refused for good, or its channel is stopped.</summary>
    Failed,

    /// <summary>Its time passed before it could leave.</summary>
    Expired,

    /// <summary>The peer may have taken it, twice at most, and nobody read its answer.</summary>
    Unsure,

    /// <summary>No longer true, or no longer wanted, before it left.</summary>
    Void,
}

/// <summary>
/// A message written in the transaction of the act that it tells. One per event, recipient and channel;
/// a worker claims it before each attempt, and never after its expiry.
/// </summary>
public sealed class OutboxMessage
{
    public required Guid Id { get; init; }

    /// <summary>What happened, with its id: « appointment-booked:… ».</summary>
    public required string EventKey { get; init; }

    /// <summary>Keyed hash of the contact, so that caps per recipient need no address.</summary>
    public required string RecipientKey { get; init; }
    public required MessageChannel Channel { get; init; }
    public MessageKind Kind { get; init; }
    public required string Address { get; set; }
    public required string Subject { get; init; }
    public required string Body { get; set; }
    public string? CalendarFile { get; init; }

    /// <summary>Of its words.</summary>
    public Language Language { get; init; }
    public Guid? PersonId { get; init; }
    public Guid? AppointmentId { get; init; }

    /// <summary>The start of which it speaks: it is void once the appointment is no longer booked at that time.</summary>
    public DateTimeOffset? AppointmentStartsAt { get; init; }

    /// <summary>IANA zone of the site, in which hours are quiet; null is that of Paris.</summary>
    public string? TimeZone { get; init; }

    /// <summary>
    /// Whether anybody who types the address can have it sent, a code for example: such messages are refused past the recipient's cap
    /// of the day. What an act owes to its people counts too, and leaves all the same.
    /// </summary>
    public required bool IsOnDemand { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset DueAt { get; set; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public MessageState State { get; set; } = MessageState.Waiting;
    public int Attempts { get; set; }
    public DateTimeOffset? ClaimedAt { get; set; }
    public DateTimeOffset? ClaimedUntil { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When a first attempt ended without anybody knowing whether the peer took the message. One more is made, never two.</summary>
    public DateTimeOffset? MaybeSentAt { get; set; }

    /// <summary>When the provider says that it reached the recipient.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>When the provider said, afterwards, that it did not.</summary>
    public DateTimeOffset? BouncedAt { get; set; }

    /// <summary>When the front desk told the person by itself, because the message may not have.</summary>
    public DateTimeOffset? ToldAt { get; set; }

    /// <summary>The account that says so.</summary>
    public Guid? ToldBy { get; set; }

    /// <summary>Code of the last failure, never the peer's own text.</summary>
    public string? LastFailure { get; set; }
}
