using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Messages;
using Pacte.Web.Data;

namespace Pacte.Web.Outbox.Sms;

/// <summary>What the provider says later of a message that it took.</summary>
public sealed record Receipt(Guid Id, ReceiptStatus Status);

public enum ReceiptStatus
{
    Delivered,
    Undeliverable,
}

/// <summary>
/// Writes a receipt. A delivery settles what was unsure; a bounce stops the contact's channel. Receipts may come twice, in any order:
/// the first of each kind counts.
/// </summary>
public sealed class RecordReceipt(UnitOfWork work, TimeProvider clock)
{
    public Task ExecuteAsync(Receipt receipt, CancellationToken ct) => work.WriteAsync<Domain.Done, Refusal>(
        Scope.Service,
        async db =>
        {
            var message = await db.OutboxMessages
                .FromSql($"select * from outbox_messages where id = {receipt.Id} and channel = 'Sms' for update").SingleOrDefaultAsync(ct);
            if (message is not null)
                await WriteAsync(db, message, receipt.Status, ct);
            return new Domain.Done();
        },
        _ => null,
        ct);

    private enum Refusal
    {
        None,
    }

    private async Task WriteAsync(PacteDb db, OutboxMessage message, ReceiptStatus status, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // Whatever we believed, the provider has it. An attempt under way is left to write its own end.
        if (message.State is MessageState.Unsure || (message.State is MessageState.Waiting && message.MaybeSentAt is not null && message.ClaimedUntil is null))
            (message.State, message.SentAt) = (MessageState.Sent, message.MaybeSentAt);
        if (status is ReceiptStatus.Delivered)
        {
            message.DeliveredAt ??= now;
            return;
        }

        if (message.DeliveredAt is not null || message.BouncedAt is not null)
            return;
        message.BouncedAt = now;
        await StoppedChannels.StopAsync(db, message, StopReason.Bounced, now, ct);
    }
}
