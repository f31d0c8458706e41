namespace Pacte.Domain.Messages;

/// <summary>How one kind of message goes by one channel. A kind without a policy is sent at any hour, without a cap.</summary>
public sealed class MessagePolicy
{
    public required MessageKind Kind { get; init; }
    public required MessageChannel Channel { get; init; }

    /// <summary>Off: messages of the kind are void instead of sent.</summary>
    public required bool IsEnabled { get; set; }

    /// <summary>How long before the appointment a reminder is due; null for what follows an act at once.</summary>
    public TimeSpan? Lead { get; set; }

    /// <summary>How long after it was due a reminder is still worth sending.</summary>
    public TimeSpan? Lasts { get; set; }

    /// <summary>Beginning of the hours, in the site's zone, at which nothing of the kind leaves; both ends or none.</summary>
    public TimeOnly? QuietFrom { get; set; }

    /// <summary>End of the quiet hours, which may lie on the next day.</summary>
    public TimeOnly? QuietTo { get; set; }

    /// <summary>Most messages of the kind to one person in a day; null for what an act owes, which always leaves.</summary>
    public int? PerPersonCap { get; set; }
}

/// <summary>Why nothing more is sent to a contact.</summary>
public enum StopReason
{
    /// <summary>The peer refused the recipient for good.</summary>
    Refused,

    /// <summary>The provider accepted the message, then said that it could not be delivered.</summary>
    Bounced,
}

/// <summary>A contact that does not answer to its channel; it opens again when a code sent to it comes back.</summary>
public sealed class StoppedChannel
{
    /// <summary>The key of <see cref="OutboxMessage.RecipientKey"/>.</summary>
    public required string RecipientKey { get; init; }
    public required MessageChannel Channel { get; init; }
    public required StopReason Reason { get; init; }
    public required DateTimeOffset Since { get; init; }
}
