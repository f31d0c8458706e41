using Pacte.Domain.Messages;

namespace Pacte.Web.Outbox;

/// <summary>What became of an attempt.</summary>
public enum SendOutcome
{
    Sent,


    /// <summary>The peer refused or could not be reached: worth another attempt.</summary>
    TryAgain,

    /// <summary>The peer refused for good, an unknown address for example.</summary>
    Refused,
}

/// <summary>The edge to the outside: hands one message to a provider.</summary>
public interface IMessageSender
{
    bool Sends(MessageChannel channel);

    Task<SendOutcome> SendAsync(OutboxMessage message, CancellationToken ct);
}
