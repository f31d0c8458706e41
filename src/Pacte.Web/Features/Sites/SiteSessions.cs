using System.Linq.Expressions;
using Pacte.Domain.Planning;

namespace Pacte.Web.Features.Sites;

internal static class SiteSessions
{
    /// <summary><see cref="SessionStates.TakesTime"/>, for the database.</summary>
    public static readonly Expression<Func<Session, bool>> TakesTime = session =>
        session.State == SessionState.Proposed
        || session.State == SessionState.AcceptedByDoctor
        || session.State == SessionState.Confirmed
        || session.State == SessionState.Open
        || session.State == SessionState.Held;
}
