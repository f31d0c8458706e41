using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Domain.Sites;
using Pacte.Web.Data;
using Pacte.Web.Languages;
using Pacte.Web.Outbox;

namespace Pacte.Web.Features.Booking.Reminders;

/// <summary>
/// Writes the reminders that are due. It may run twice, at once, or after hours of sleep: the database holds one message to an event,
/// and one that would come too late is not written. What was booked, or moved, within the time of a reminder needs none.
/// </summary>
public sealed class WriteReminders(UnitOfWork work, TimeProvider clock, OutboxWriter outbox, ReminderMessages messages)
{
    private const int BatchSize = 500;

    private sealed record Due(Appointment Appointment, string? Contact, Language Language, Site Site);

    private enum Silence
    {
        NothingWritten,
    }

    /// <summary>How many were written.</summary>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var policies = await work.ReadAsync(Scope.Service, db => db.MessagePolicies.Where(p => p.IsEnabled && p.Lead != null).ToListAsync(ct));
        var written = 0;
        foreach (var policy in policies)
        {
            foreach (var due in await FindAsync(policy, ct))
                written += await WriteAsync(policy, due, ct) ? 1 : 0;
        }

        return written;
    }

    private Task<List<Due>> FindAsync(MessagePolicy policy, CancellationToken ct) => work.ReadAsync(Scope.Service, db =>
    {
        var (now, lead, lasts) = (clock.GetUtcNow(), policy.Lead!.Value, policy.Lasts!.Value);
        var (soonest, latest) = (now + lead - lasts, now + lead);
        var (isEmail, isCall) = (policy.Channel is MessageChannel.Email, policy.Channel is MessageChannel.Call);
        return (
            from a in db.Appointments
            join person in db.Persons on a.PersonId equals person.Id
            join site in db.Sites on a.SiteId equals site.Id
            where a.State == AppointmentState.Booked
                && a.StartsAt > now && a.StartsAt > soonest && a.StartsAt <= latest
                && (a.MovedAt ?? a.BookedAt) <= a.StartsAt - lead
                && (person.Contact == null) == isCall && (isCall || person.Contact!.Contains("@") == isEmail)
                && !db.OutboxMessages.Any(m => m.AppointmentId == a.Id && m.Kind == policy.Kind && m.AppointmentStartsAt == a.StartsAt)
            orderby a.StartsAt
            select new Due(a, person.Contact, person.Language, site)).Take(BatchSize).ToListAsync(ct);
    });

    private async Task<bool> WriteAsync(MessagePolicy policy, Due due, CancellationToken ct)
    {
        var end = due.Appointment.StartsAt - policy.Lead!.Value + policy.Lasts!.Value;
        var expiresAt = end < due.Appointment.StartsAt ? end : due.Appointment.StartsAt;
        var result = await work.WriteAsync<Done, Silence>(
            Scope.Service,
            db =>
            {
                using (Speech.In(due.Language))
                    outbox.Write(db, messages.Of(policy.Kind, due.Appointment, due.Contact, new PublicSite(due.Site), expiresAt));
                return Task.FromResult<Result<Done, Silence>>(new Done());
            },
            // Another process wrote it, or the person has had enough for today.
            constraint => constraint is ConstraintNames.MessageIsOnePerEvent or ConstraintNames.PersonDailyCap ? Silence.NothingWritten : null,
            ct);
        return result.IsDone;
    }
}
