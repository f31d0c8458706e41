using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Access;
using Pacte.Web.Audit;
using Pacte.Web.Data;
using Pacte.Web.Languages;
using Pacte.Web.Outbox;

namespace Pacte.Web.Features.Booking.Rights;

/// <summary>Gives a person another contact, once it is proved by a code of its own. The former is told.</summary>
public sealed class ChangeContact(
    UnitOfWork work, ProvedPersons proved, ProofOfContact proof, PatientKeys keys, RightsCode code, KnownTwice twice,
    PersonMessages sent, OutboxWriter outbox, RightsMessages messages, AuditTrail audit)
{
    /// <param name="DraftId">By which the present contact was proved.</param>
    /// <param name="PersonId">Whose contact.</param>
    /// <param name="ProofId">By which the new contact is proved.</param>
    public sealed record Request(Guid DraftId, Guid PersonId, Guid ProofId, string? Code);

    /// <summary>Sends a code to the new contact; the id of the draft that waits for it.</summary>
    public Task<Result<Guid, RightsRefusal>> AskAsync(Guid draftId, Contact contact, byte[] network, CancellationToken ct) =>
        work.WriteAsync<Guid, RightsRefusal>(
            Scope.Service,
            async db =>
            {
                if (await proved.DraftAsync(db, draftId, ct) is not { } opened)
                    return RightsRefusal.NotProved;
                var draft = code.Open(contact, opened.BirthDate, network);
                db.BookingDrafts.Add(draft);
                return await code.SendAsync(db, draft, ct) is { } refusal ? refusal : draft.Id;
            },
            RightsCode.RefusalOf,
            ct);

    public async Task<Result<Done, RightsRefusal>> ExecuteAsync(Request request, CancellationToken ct)
    {
        if (RightsCode.Of(await proof.RefusalAsync(request.ProofId, request.Code, ct)) is { } refusal)
            return refusal;
        var key = Array.Empty<byte>();
        var result = await work.WriteAsync<Done, RightsRefusal>(
            Scope.Service,
            async db =>
            {
                if (await db.LockDraftAsync(request.ProofId, ct) is not { ForRights: true, Contact: { } value } fresh
                    || await proved.LockAsync(db, request.DraftId, request.PersonId, ct) is not var (draft, person))
                    return RightsRefusal.NotProved;
                var contact = new Contact(value);
                if (contact.Value != person.Contact)
                    await MoveAsync(db, draft, person, contact, key = keys.OfPerson(new(person.LastName, person.FirstName, person.BirthDate, contact) { Precision = person.BirthPrecision }), ct);
                db.BookingDrafts.Remove(fresh);
                return new Done();
            },
            RightsCode.RefusalOf,
            ct);
        if (result.Refusal is RightsRefusal.KnownAsAnother)
            await twice.ListAsync(request.PersonId, key, ct);
        return result;
    }

    private async Task MoveAsync(PacteDb db, BookingDraft draft, Person person, Contact contact, byte[] key, CancellationToken ct)
    {
        await sent.ForgetSentAsync(db, person, ct);
        using (Speech.In(person.Language))
            outbox.Write(db, messages.ContactChanged(person.Id, person.Contact!));
        (person.Contact, person.ContactKey, person.IdentityKey) = (contact.Value, keys.OfContact(contact), key);
        // Both are proved: what was opened by the former stays open by the new one.
        draft.Contact = contact.Value;
        audit.Record(db, null, "identity-rectified", nameof(Person), person.Id, "field=contact");
    }
}
