using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking.Rights;

/// <summary>
/// Empties messages thirty days after they were sent, or could no longer be; the rows stay, to be counted. Forgets who was written how
/// often once the day is over, and after a year which contacts did not answer.
/// </summary>
public sealed class ForgetMessages(UnitOfWork work, TimeProvider clock)
{
    public const int BatchSize = 500;
    public const int DaysKept = 30;

    /// <summary>How many messages were emptied.</summary>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        await ForgetCountersAsync(ct);
        for (var emptied = 0; ;)
        {
            var batch = await work.WriteAsync<int, Nothing>(Scope.Service, db => EmptySomeAsync(db, ct), _ => null, ct);
            emptied += batch.Value;
            if (batch.Value < BatchSize)
                return emptied;
        }
    }

    private enum Nothing
    {
    }

    private async Task<Result<int, Nothing>> EmptySomeAsync(PacteDb db, CancellationToken ct)
    {
        var before = clock.GetUtcNow().AddDays(-DaysKept);
        return await db.Database.ExecuteSqlAsync(
            $"""
             update outbox_messages set address = '', body = '', calendar_file = null, recipient_key = gen_random_uuid()::text
              where id in (
                select id from outbox_messages
                 where coalesce(sent_at, expires_at) <= {before} and address <> ''
                 limit {BatchSize} for update skip locked)
             """,
            ct);
    }

    // Yesterday's is kept: two processes may not agree on the moment at which the day ends.
    private Task<int> ForgetCountersAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (yesterday, dayAgo, longAgo) = (DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1), now.AddDays(-1), now.AddMonths(-Person.MonthsKept));
        return work.ReadAsync(Scope.Service, db => db.Database.ExecuteSqlAsync(
            $"""
             delete from message_counters where day < {yesterday};
             delete from person_message_counters where day < {yesterday};
             delete from rate_counters where window_start < {dayAgo};
             delete from stopped_channels where since <= {longAgo}
             """,
            ct));
    }
}
