using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Messages;
using Pacte.Web.Data;

namespace Pacte.Web.Outbox;

/// <summary>
/// Sends what is due. Each attempt is claimed in the database before it starts, so that two workers never make the same one;
/// a message whose time has passed is dropped, never sent late.
/// </summary>
public sealed partial class DeliverMessages(UnitOfWork work, IMessageSender sender, TimeProvider clock, ILogger<DeliverMessages> log)
{
    private const int BatchSize = 50;
    private static readonly TimeSpan ClaimTime = TimeSpan.FromMinutes(2);

    /// <summary>Returns how many attempts were made.</summary>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        await ExpireAsync(ct);
        var channels = Enum.GetValues<MessageChannel>().Where(sender.Sends).Select(channel => channel.ToString()).ToArray();
        if (channels.Length == 0)
            return 0;
        var claimed = await ClaimAsync(channels, ct);
        foreach (var message in claimed)
        {
            var outcome = await sender.SendAsync(message, ct);
            await RecordAsync(message, outcome, ct);
        }

        return claimed.Count;
    }

    private Task<int> ExpireAsync(CancellationToken ct) => work.ReadAsync(Scope.Service, db =>
    {
        var now = clock.GetUtcNow();
        return db.OutboxMessages.Where(m => m.State == MessageState.Waiting && m.ExpiresAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.Expired), ct);
    });

    // One statement: rows that another worker is claiming are passed over, and nothing is claimed past its expiry.
    private Task<List<OutboxMessage>> ClaimAsync(string[] channels, CancellationToken ct) => work.ReadAsync(Scope.Service, db =>
    {
        var now = clock.GetUtcNow();
        var until = now + ClaimTime;
        return db.OutboxMessages.FromSql(
            $"""
             update outbox_messages set claimed_at = {now}, claimed_until = {until}, attempts = attempts + 1
              where id in (
                select id from outbox_messages
                 where state = 'Waiting' and due_at <= {now} and expires_at > {now} and channel = any({channels})
                   and (claimed_until is null or claimed_until <= {now})
                 order by due_at limit {BatchSize}
                   for update skip locked)
             returning *
             """).ToListAsync(ct);
    });

    private async Task RecordAsync(OutboxMessage message, SendOutcome outcome, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var givenUp = outcome is SendOutcome.Refused || message.Attempts >= OutboxMessage.MaxAttempts;
        var state = outcome is SendOutcome.Sent ? MessageState.Sent : givenUp ? MessageState.Failed : MessageState.Waiting;
        var due = now + TimeSpan.FromMinutes(Math.Pow(2, message.Attempts - 1));
        DateTimeOffset? sentAt = state is MessageState.Sent ? now : null;
        var failure = state is MessageState.Sent ? null : outcome.ToString();
        await work.ReadAsync(Scope.Service, db => db.OutboxMessages.Where(m => m.Id == message.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(m => m.State, state)
                .SetProperty(m => m.SentAt, sentAt)
                .SetProperty(m => m.DueAt, due)
                .SetProperty(m => m.ClaimedUntil, (DateTimeOffset?)null)
                .SetProperty(m => m.LastFailure, failure),
            ct));
        LogAttempt(message.Id, message.Attempts, outcome);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {MessageId}, attempt {Attempt}: {Outcome}")]
    private partial void LogAttempt(Guid messageId, int attempt, SendOutcome outcome);
}
