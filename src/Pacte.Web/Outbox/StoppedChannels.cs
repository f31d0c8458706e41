using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Messages;
using Pacte.Web.Access;
using Pacte.Web.Data;

namespace Pacte.Web.Outbox;

/// <summary>Contacts that answer no more. Nothing but a code is sent there, until one comes back.</summary>
public sealed class StoppedChannels(UnitOfWork work, KeyedHash hash)
{
    internal static Task<int> StopAsync(PacteDb db, OutboxMessage message, StopReason reason, DateTimeOffset now, CancellationToken ct)
    {
        var (channel, why) = (message.Channel.ToString(), reason.ToString());
        return db.Database.ExecuteSqlAsync(
            $"""
             insert into stopped_channels (recipient_key, channel, reason, since)
             values ({message.RecipientKey}, {channel}, {why}, {now}) on conflict do nothing
             """,
            ct);
    }

    /// <summary>Somebody typed the code that was sent to this contact: it answers again.</summary>
    public Task<int> ReopenAsync(string address, CancellationToken ct)
    {
        var key = hash.OfText("recipient", address);
        return work.ReadAsync(Scope.Service, db => db.StoppedChannels.Where(s => s.RecipientKey == key).ExecuteDeleteAsync(ct));
    }
}
