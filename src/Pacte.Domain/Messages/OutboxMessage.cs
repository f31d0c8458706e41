namespace Pacte.Domain.Messages;

public enum MessageChannel
{
    Email,
    Sms,
}

/// <summary>Waiting until claimed by a worker; then sent, given up after its last attempt, or dropped at its expiry.</summary>
public enum MessageState
{
    Waiting,
    Sent,
    Failed,
    Expired,
}

/// <summary>
/// A message written in the transaction of the act that it tells. One per event, recipient and channel;
/// a worker claims it before each attempt, and never after its expiry.
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>Attempts before a message is given up.</summary>
    public const int MaxAttempts = 5;

    public required Guid Id { get; init; }

    /// <summary>What happened, with its id: « appointment-booked:… ».</summary>
    public required string EventKey { get; init; }

    /// <summary>Keyed hash of the contact, so that caps per recipient need no address.</summary>
    public required string RecipientKey { get; init; }
    public required MessageChannel Channel { get; init; }
    public required string Address { get; set; }
    public required string Subject { get; init; }
    public required string Body { get; set; }
    public string? CalendarFile { get; init; }

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

    /// <summary>Code of the last failure, never the peer's own text.</summary>
    public string? LastFailure { get; set; }
}
