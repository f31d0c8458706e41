using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Access;

/// <summary>Why nobody is let in.</summary>
public enum SignInRefusal
{
    /// <summary>Only a developer's own machine has demonstration accounts.</summary>
    NotInDevelopment,

    /// <summary>The account does not exist, or is not of the demonstration.</summary>
    NotFound,
}

/// <summary>Lets somebody in by a demonstration account, without a secret: in development only.</summary>
public sealed class EnterAsDemo(UnitOfWork work, AuditTrail audit, IHostEnvironment environment)
{
    public async Task<Result<Actor, SignInRefusal>> ExecuteAsync(Guid accountId, CancellationToken ct)
    {
        if (!environment.IsDevelopment())
            return SignInRefusal.NotInDevelopment;
        return await work.WriteAsync<Actor, SignInRefusal>(
            Scope.Service,
            async db =>
            {
                if (await db.StaffAccounts.SingleOrDefaultAsync(a => a.Id == accountId && a.IsDemonstration, ct) is not { } account)
                    return SignInRefusal.NotFound;
                var actor = account.AsActor();
                audit.Record(db, actor, "signed-in", nameof(StaffAccount), account.Id, "way=demonstration");
                return actor;
            },
            _ => null,
            ct);
    }
}
