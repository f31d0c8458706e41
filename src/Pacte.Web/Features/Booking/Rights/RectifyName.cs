using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Access;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking.Rights;

/// <summary>Writes a person's name as they say it is. A name that makes them another known person is refused: two persons are never merged silently.</summary>
public sealed class RectifyName(UnitOfWork work, ProvedPersons proved, PatientKeys keys, KnownTwice twice, AuditTrail audit)
{
    /// <param name="draftId">By which the contact was proved.</param>
    /// <param name="personId">Whose name.</param>
    /// <param name="form">Checked.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<Result<Done, RightsRefusal>> ExecuteAsync(Guid draftId, Guid personId, NameForm form, CancellationToken ct)
    {
        var (first, last) = (form.FirstName?.Trim() ?? "", form.LastName!.Trim());
        var key = Array.Empty<byte>();
        var result = await work.WriteAsync<Done, RightsRefusal>(
            Scope.Service,
            async db =>
            {
                if (await proved.LockAsync(db, draftId, personId, ct) is not { Person: var person })
                    return RightsRefusal.NotProved;
                var identity = new PersonIdentity(last, first, person.BirthDate, new Contact(person.Contact!)) { Precision = person.BirthPrecision };
                (person.FirstName, person.LastName) = (first, last);
                (person.IdentityKey, person.HomonymKey) = (key = keys.OfPerson(identity), keys.OfHomonyms(identity));
                audit.Record(db, null, "identity-rectified", nameof(Person), person.Id, "field=name");
                return new Done();
            },
            RightsCode.RefusalOf,
            ct);
        if (result.Refusal is RightsRefusal.KnownAsAnother)
            await twice.ListAsync(personId, key, ct);
        return result;
    }
}
