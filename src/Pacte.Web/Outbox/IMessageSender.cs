using Pacte.Domain.Messages;

namespace Pacte.Web.Outbox;

/// <summary>What became of an attempt.</summary>
public enum SendOutcome
{
    /// <summary>The peer said that it took the message.</summary>
    Sent,

    /// <summary>The peer did not take it, or could not be reached: worth another attempt.</summary>
    TryAgain,

    /// <summary>The peer may have taken it, and its answer was not read.</summary>
    Unsure,

    /// <summary>The peer refused this message for good.</summary>
    Refused,

    /// <summary>The peer knows no such recipient: nothing more goes there until the contact is proved anew.</summary>
    NoSuchRecipient,
}

/// <param name="Outcome">What became of the attempt.</param>
/// <param name="Code">Where and how it failed, in words of our own; never the peer's text.</param>
/// <param name="RetryAfter">How long the peer asks to be left alone.</param>
public sealed record SendResult(SendOutcome Outcome, string? Code = null, TimeSpan? RetryAfter = null);

/// <summary>The edge to the outside: hands one message to a provider.</summary>
public interface IMessageSender
{
    MessageChannel Channel { get; }

    /// <summary>Whether it is set up; else its messages wait.</summary>
    bool IsReady { get; }

    /// <summary>The longest that one attempt may take. Claims outlast it.</summary>
    TimeSpan Patience { get; }

    /// <summary>Makes one attempt, which ends soon after <paramref name="patience"/> is cancelled and says what became of it.</summary>
    Task<SendResult> SendAsync(OutboxMessage message, CancellationToken patience);
}
