using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Web.Access;
using Pacte.Web.Data;
using Pacte.Web.Outbox;

namespace Pacte.Web.Features.Booking;

/// <summary>One row per identity; the names take the latest spelling, and a contact just proved is written to again.</summary>
public sealed class KnownPersons(PatientKeys keys, StoppedChannels stopped)
{
    /// <param name="db">The context of the act.</param>
    /// <param name="form">Checked, its contact proved.</param>
    /// <param name="now">When a new row is made.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<Guid> FindOrAddAsync(PacteDb db, PatientForm form, DateTimeOffset now, CancellationToken ct)
    {
        var contact = Contact.Parse(form.Contact).Value!;
        var birth = form.Birth.Read()!.Value;
        var (first, last) = (form.FirstName?.Trim() ?? "", form.LastName!.Trim());
        var rows = await db.Database.SqlQuery<Guid>(
            $"""
            insert into persons (id, identity_key, contact_key, first_name, last_name, birth_date, contact, created_at)
            values ({Guid.CreateVersion7(now)}, {keys.OfPerson(new(last, first, birth, contact))}, {keys.OfContact(contact)},
                    {first}, {last}, {birth}, {contact.Value}, {now})
            on conflict (identity_key) do update set first_name = excluded.first_name, last_name = excluded.last_name
            returning id as "Value"
            """).ToListAsync(ct);
        await stopped.ReopenAsync(db, contact.Value, ct);
        return rows[0];
    }
}
