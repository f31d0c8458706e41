using Pacte.Domain.Booking;
using Pacte.Web.Access;
using Pacte.Web.Data;
using Pacte.Web.Languages;
using Pacte.Web.Outbox;
using static Pacte.Web.Data.OwnStatements;

namespace Pacte.Web.Features.Booking;

/// <summary>One row per identity; the names take the latest spelling, the commune the latest said, the language the one in which they were said.</summary>
public sealed class KnownPersons(PatientKeys keys, OutboxWriter outbox)
{
    // $14 the recipient; the rest is the person's row.
    private const string FindOrAdd =
        """
        with reopened as (
          delete from stopped_channels where recipient_key = $14)
        insert into persons (
               id, identity_key, contact_key, homonym_key, first_name, last_name, birth_date, birth_precision, commune_insee, contact, phone, created_at, language)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        on conflict (identity_key) do update
           set first_name = excluded.first_name, last_name = excluded.last_name, commune_insee = excluded.commune_insee,
               homonym_key = excluded.homonym_key, language = excluded.language, phone = coalesce(excluded.phone, persons.phone)
        returning id
        """;

    /// <param name="db">The context of the act.</param>
    /// <param name="form">Checked, its contact proved, which therefore answers; without one, for somebody who is helped.</param>
    /// <param name="now">When a new row is made.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>The person's id, and whether nobody knew them: then nothing else is theirs yet.</returns>
    public async Task<(Guid Id, bool IsNew)> FindOrAddAsync(PacteDb db, PatientForm form, DateTimeOffset now, CancellationToken ct)
    {
        var contact = Contact.Parse(form.Contact).Value;
        var contactKey = contact is null ? null : keys.OfContact(contact);
        var phone = contact is null ? Contact.ReadLandline(form.Contact)?.Value : null;
        var birth = form.Birth.Read()!.Value;
        var commune = form.Elsewhere ? null : form.CommuneCode;
        var (first, last) = (form.FirstName?.Trim() ?? "", form.LastName!.Trim());
        var identity = new PersonIdentity(last, first, birth.Date, contact) { Precision = birth.Precision, CommuneInsee = commune };
        var recipient = contact is null ? null : outbox.RecipientKeyOf(contact.Value);
        var added = Guid.CreateVersion7(now);
        var rows = await db.ReturningAsync<Guid>(
            FindOrAdd,
            ct,
            Parameter(added),
            Parameter(keys.OfPerson(identity)),
            Parameter(contactKey),
            Parameter(keys.OfHomonyms(identity)),
            Parameter(first),
            Parameter(last),
            Parameter(birth.Date),
            Parameter(birth.Precision.ToString()),
            Parameter(commune),
            Parameter(contact?.Value),
            Parameter(phone),
            Parameter(now),
            Parameter(Speech.Spoken.ToString()),
            Parameter(recipient));
        return (rows[0], rows[0] == added);
    }
}
