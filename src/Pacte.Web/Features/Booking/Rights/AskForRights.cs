using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking.Rights;

/// <summary>
/// Somebody wants to see what is held on them: a code leaves for the contact that they give. The same is done and answered whether
/// anything is held or not.
/// </summary>
public sealed class AskForRights(UnitOfWork work, RightsCode code)
{
    /// <summary>The id of the draft: the only key to it.</summary>
    public Task<Result<Guid, RightsRefusal>> ExecuteAsync(RightsForm form, byte[] network, CancellationToken ct) =>
        work.WriteAsync<Guid, RightsRefusal>(
            Scope.Service,
            async db =>
            {
                var draft = code.Open(Contact.Parse(form.Contact).Value!, form.Birth.Text, network);
                db.BookingDrafts.Add(draft);
                return await code.SendAsync(db, draft, ct) is { } refusal ? refusal : draft.Id;
            },
            RightsCode.RefusalOf,
            ct);

    /// <summary>Another code for the same draft.</summary>
    public Task<Result<Done, RightsRefusal>> AgainAsync(Guid draftId, CancellationToken ct) =>
        work.WriteAsync<Done, RightsRefusal>(
            Scope.Service,
            async db =>
            {
                if (await db.LockDraftAsync(draftId, ct) is not { ForRights: true, ProvedUntil: null } draft)
                    return RightsRefusal.NotProved;
                return await code.SendAsync(db, draft, ct) is { } refusal ? refusal : new Done();
            },
            RightsCode.RefusalOf,
            ct);
}
