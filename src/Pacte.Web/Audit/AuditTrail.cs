using Pacte.Domain.Access;
using Pacte.Domain.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Audit;

/// <summary>Writes who did what, in the transaction of the act. Coded values only.</summary>
public sealed class AuditTrail(TimeProvider clock)
{
    /// <param name="db">The context of the act: the entry is saved with it.</param>
    /// <param name="actor">Null for the service itself and for patients.</param>
    /// <param name="action">Verb in kebab case, for example <c>session-accepted</c>.</param>
    /// <param name="subjectKind">Entity name, for example <c>Session</c>.</param>
    /// <param name="subjectId">Its id.</param>
    /// <param name="details"><c>field=value</c> pairs separated by spaces.</param>
    public void Record(PacteDb db, Actor? actor, string action, string subjectKind, Guid subjectId, string? details = null)
    {
        var now = clock.GetUtcNow();
        db.AuditEntries.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            AccountId = actor?.AccountId,
            ActorKind = actor?.Role.ToString() ?? "Service",
            Action = action,
            SubjectKind = subjectKind,
            SubjectId = subjectId,
            Details = details,
        });
    }
}
