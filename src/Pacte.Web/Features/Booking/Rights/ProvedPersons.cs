using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Web.Access;
using Pacte.Web.Data;
using Pacte.Web.Features.Booking.Taking;

namespace Pacte.Web.Features.Booking.Rights;

/// <summary>Whose rights a draft may use: families share a contact, so only the persons of the contact with the birth date given are meant.</summary>
public sealed class ProvedPersons(TimeProvider clock, PatientKeys keys)
{
    /// <summary>The draft, when its contact was proved and the time for it is not over.</summary>
    public async Task<BookingDraft?> DraftAsync(PacteDb db, Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await db.BookingDrafts.SingleOrDefaultAsync(d => d.Id == id && d.ForRights && d.ProvedUntil > now, ct);
    }

    public Task<List<Person>> OfAsync(PacteDb db, BookingDraft draft, CancellationToken ct)
    {
        var (key, birth) = (keys.OfContact(new(draft.Contact!)), BirthOf(draft));
        return db.Persons.Where(p => p.ContactKey == key && p.BirthDate == birth.Date && p.BirthPrecision == birth.Precision).OrderBy(p => p.CreatedAt).ThenBy(p => p.Id).ToListAsync(ct);
    }

    /// <summary>One of them, locked; null for anybody else.</summary>
    public async Task<(BookingDraft Draft, Person Person)?> LockAsync(PacteDb db, Guid draftId, Guid personId, CancellationToken ct)
    {
        if (await DraftAsync(db, draftId, ct) is not { } draft)
            return null;
        var (key, birth) = (keys.OfContact(new(draft.Contact!)), BirthOf(draft));
        var person = await db.Persons.FromSql(
            $"""
             select * from persons
              where id = {personId} and contact_key = {key} and birth_date = {birth.Date} and birth_precision = {birth.Precision.ToString()}
                for update
             """).SingleOrDefaultAsync(ct);
        return person is null ? null : (draft, person);
    }

    private static Birth BirthOf(BookingDraft draft) => TypedDate.Of(draft.BirthDate).Read() ?? default;
}
