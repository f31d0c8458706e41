using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking;

/// <summary>Keeps what the visitor typed, right or wrong. Another contact makes the code already sent worthless.</summary>
public sealed class SaveDetails(UnitOfWork work)
{
    public Task<Result<Done, BookingRefusal>> ExecuteAsync(Guid draftId, PatientForm form, CancellationToken ct) =>
        work.WriteAsync<Done, BookingRefusal>(
            Scope.Service,
            async db =>
            {
                if (await db.LockDraftAsync(draftId, ct) is not { IsDone: false } draft)
                    return BookingRefusal.NotFound;
                Keep(draft, form);
                return new Done();
            },
            _ => null,
            ct);

    internal static void Keep(BookingDraft draft, PatientForm form)
    {
        var before = draft.Contact;
        form.KeepIn(draft);
        if (draft.Contact != before)
            (draft.CodeHash, draft.CodeExpiresAt, draft.CodeTriesLeft, draft.ProvedAt) = (null, null, 0, null);
    }
}
