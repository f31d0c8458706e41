using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Messages;
using Pacte.Web.Data;

namespace Pacte.Web.Outbox;

/// <summary>
/// Messages that wait, as the database keeps them. A claim is of one message, for one attempt. A claim that ran out is one whose worker
/// died: the peer may have the message, so it is tried once more and no more (decision 0101).
/// </summary>
public sealed class MessageQueue(UnitOfWork work, TimeProvider clock)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>Ends what may no longer leave, and puts off what its hours forbid now. Rows that somebody claims are left alone.</summary>
    public Task<int> SettleAsync(CancellationToken ct) => work.ReadAsync(Scope.Service, db =>
    {
        var now = clock.GetUtcNow();
        return db.Database.ExecuteSqlAsync(
            $"""
             update outbox_messages m
                set state = case
                      when why = 'Quiet' then 'Waiting'
                      when why = 'Abandoned' or m.maybe_sent_at is not null or m.claimed_until is not null then 'Unsure'
                      when why = 'Expired' then 'Expired'
                      when why = 'ChannelStopped' then 'Failed'
                      else 'Void' end,
                    due_at = case when why = 'Quiet' then quiet_ends({now}, m.time_zone,
                      (select quiet_to from message_policies p where p.kind = m.kind and p.channel = m.channel)) else m.due_at end,
                    last_failure = case when why = 'Quiet' then m.last_failure else coalesce(m.last_failure, why) end
               from (
                 select id, case when claimed_until is not null and maybe_sent_at is not null then 'Abandoned'
                                 else message_hindrance(w, {now}) end as why
                   from outbox_messages w
                  where state = 'Waiting' and (due_at <= {now} or expires_at <= {now})
                    and (claimed_until is null or claimed_until <= {now})
                    for update skip locked) as hindered
              where hindered.id = m.id and why is not null
             """,
            ct);
    });

    /// <summary>
    /// Claims the message that is soonest worthless of those that may leave now; null when there is none. One statement: a row that another
    /// worker is claiming is passed over.
    /// </summary>
    public async Task<OutboxMessage?> ClaimAsync(MessageChannel channel, TimeSpan time, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var until = now + time;
        var name = channel.ToString();
        var claimed = await work.ReadAsync(Scope.Service, db => db.OutboxMessages.FromSql(
            $"""
             update outbox_messages
                set claimed_at = {now}, claimed_until = {until}, attempts = attempts + 1,
                    maybe_sent_at = coalesce(maybe_sent_at, case when claimed_until is not null then claimed_at end)
              where id = (
                select id from outbox_messages m
                 where state = 'Waiting' and channel = {name} and due_at <= {now} and expires_at > {now}
                   and (claimed_until is null or claimed_until <= {now} and maybe_sent_at is null)
                   and message_hindrance(m, {now}) is null
                 order by expires_at limit 1
                   for update skip locked)
             returning *
             """).ToListAsync(ct));
        return claimed.SingleOrDefault();
    }

    /// <summary>Writes what became of an attempt, unless another worker has made one since.</summary>
    public Task RecordAsync(OutboxMessage message, SendResult result, CancellationToken ct) => work.ReadAsync(Scope.Service, async db =>
    {
        var now = clock.GetUtcNow();
        var state = StateAfter(message, result.Outcome);
        DateTimeOffset? sentAt = state is MessageState.Sent ? now : null;
        var maybeSentAt = message.MaybeSentAt ?? (result.Outcome is SendOutcome.Unsure ? now : null);
        var due = state is MessageState.Waiting ? now + Pause(message.Attempts, result.RetryAfter) : message.DueAt;
        var code = state is MessageState.Sent ? null : result.Code ?? result.Outcome.ToString();
        await db.OutboxMessages
            .Where(m => m.Id == message.Id && m.Attempts == message.Attempts && m.State == MessageState.Waiting)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(m => m.State, state)
                    .SetProperty(m => m.SentAt, sentAt)
                    .SetProperty(m => m.MaybeSentAt, maybeSentAt)
                    .SetProperty(m => m.DueAt, due)
                    .SetProperty(m => m.ClaimedUntil, (DateTimeOffset?)null)
                    .SetProperty(m => m.LastFailure, code),
                ct);
        if (result.Outcome is SendOutcome.NoSuchRecipient)
            await StoppedChannels.StopAsync(db, message, StopReason.Refused, now, ct);
        return true;
    });

    /// <summary>Gives back a claim under which nothing was attempted.</summary>
    public Task ReleaseAsync(OutboxMessage message, CancellationToken ct) => work.ReadAsync(Scope.Service, db => db.OutboxMessages
        .Where(m => m.Id == message.Id && m.Attempts == message.Attempts)
        .ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, (DateTimeOffset?)null), ct));

    // Once the peer may have the message, only its own word makes anything else of it than unsure.
    private static MessageState StateAfter(OutboxMessage message, SendOutcome outcome) => outcome switch
    {
        SendOutcome.Sent => MessageState.Sent,
        SendOutcome.TryAgain => MessageState.Waiting,
        SendOutcome.Unsure => message.MaybeSentAt is null ? MessageState.Waiting : MessageState.Unsure,
        _ => message.MaybeSentAt is null ? MessageState.Failed : MessageState.Unsure,
    };

    // A minute, two, four, up to an hour, until the message expires: a peer that is down for a day loses nothing.
    private static TimeSpan Pause(int attempts, TimeSpan? asked)
    {
        var own = TimeSpan.FromMinutes(Math.Min(Math.Pow(2, attempts - 1), LongestPause.TotalMinutes));
        return asked > own ? asked.Value : own;
    }
}
