using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking.Rights;

/// <summary>Writes where a person lives as they say it is. It makes nobody somebody else: no key follows from it.</summary>
public sealed class RectifyCommune(UnitOfWork work, ProvedPersons proved, AuditTrail audit)
{
    /// <param name="draftId">By which the contact was proved.</param>
    /// <param name="personId">Whose commune.</param>
    /// <param name="form">Its commune recognised, or the box ticked.</param>
    /// <param name="ct">Stops waiting.</param>
    public Task<Result<Done, RightsRefusal>> ExecuteAsync(Guid draftId, Guid personId, PatientForm form, CancellationToken ct) =>
        work.WriteAsync<Done, RightsRefusal>(
            Scope.Service,
            async db =>
            {
                if (await proved.LockAsync(db, draftId, personId, ct) is not { Person: var person })
                    return RightsRefusal.NotProved;
                person.CommuneInsee = form.Elsewhere ? null : form.CommuneCode;
                audit.Record(db, null, "identity-rectified", nameof(Person), person.Id, "field=commune");
                return new Done();
            },
            RightsCode.RefusalOf,
            ct);
}
