using Pacte.Domain.Messages;

namespace Pacte.Web.Outbox;

/// <summary>
/// Sends what is due, a few at a time on each channel. Each attempt is claimed alone, just before it starts, for longer than it may last:
/// however slow the peer, nothing starts after its expiry and no two workers make the same attempt.
/// </summary>
public sealed partial class DeliverMessages(
    MessageQueue queue, IEnumerable<IMessageSender> senders, TimeProvider clock, ILogger<DeliverMessages> log)
{
    /// <summary>Attempts that run at once on one channel.</summary>
    public const int Lanes = 4;

    /// <summary>How much longer than its attempt a claim lasts.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    // When the process stops, an attempt is given this time to hear the peer's answer.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Settles what may not leave and sends all that may, in every lane; returns how many attempts were made.</summary>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        await queue.SettleAsync(ct);
        var lanes = Enum.GetValues<MessageChannel>().SelectMany(channel => Enumerable.Range(0, Lanes).Select(_ => SendAllAsync(channel, ct)));
        return (await Task.WhenAll(lanes)).Sum();
    }

    /// <summary>One lane of a channel, until nothing is due; returns how many attempts were made. No lane waits for another.</summary>
    public async Task<int> SendAllAsync(MessageChannel channel, CancellationToken ct)
    {
        if (senders.FirstOrDefault(sender => sender.Channel == channel && sender.IsReady) is not { } sender)
            return 0;
        var attempts = 0;
        while (!ct.IsCancellationRequested && await queue.ClaimAsync(sender.Channel, sender.Patience + Margin, ct) is { } message)
        {
            if (!MayStart(message, sender))
            {
                await queue.ReleaseAsync(message, ct);
                break;
            }

            var result = await AttemptAsync(sender, message, ct);
            // Also while the process stops: an attempt that was made is never forgotten.
            await queue.RecordAsync(message, result, CancellationToken.None);
            if (result.Code is { } code)
                LogAnswer(message.Id, message.Attempts, result.Outcome, code);
            else
                LogAttempt(message.Id, message.Attempts, result.Outcome);
            attempts++;
        }

        return attempts;
    }

    // The database may have answered late.
    private bool MayStart(OutboxMessage message, IMessageSender sender)
    {
        var now = clock.GetUtcNow();
        return now < message.ExpiresAt && now + sender.Patience < message.ClaimedUntil;
    }

    private async Task<SendResult> AttemptAsync(IMessageSender sender, OutboxMessage message, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(sender.Patience, clock);
        await using var stop = ct.Register(() => patience.CancelAfter(Grace));
        try
        {
            // A sender that does not hear the cancellation is left to itself before its claim ends.
            return await sender.SendAsync(message, patience.Token).WaitAsync(sender.Patience + Margin / 2, clock, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            return new(SendOutcome.Unsure, "no-answer");
        }
        catch (Exception error)
        {
            LogBug(message.Id, error.GetType().Name);
            return new(SendOutcome.Unsure, "error");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {MessageId}, attempt {Attempt}: {Outcome}")]
    private partial void LogAttempt(Guid messageId, int attempt, SendOutcome outcome);

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {MessageId}, attempt {Attempt}: {Outcome}, {Code}")]
    private partial void LogAnswer(Guid messageId, int attempt, SendOutcome outcome, string code);

    // The type only: an exception's text may quote the message or the peer.
    [LoggerMessage(Level = LogLevel.Error, Message = "The sender of message {MessageId} failed by {Error}")]
    private partial void LogBug(Guid messageId, string error);
}
