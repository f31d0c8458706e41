using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking.Rights;

/// <summary>Erases whoever has had no appointment and no wait for twelve months. Run again, or by two processes, it changes nothing more.</summary>
public sealed class ForgetIdentities(UnitOfWork work, TimeProvider clock, IdentityErasure erasure)
{
    public const int BatchSize = 100;

    /// <summary>How many were erased.</summary>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        for (var erased = 0; ;)
        {
            var batch = await work.WriteAsync<int, Nothing>(Scope.Service, db => EraseSomeAsync(db, ct), _ => null, ct);
            erased += batch.Value;
            if (batch.Value < BatchSize)
                return erased;
        }
    }

    private enum Nothing
    {
    }

    private async Task<Result<int, Nothing>> EraseSomeAsync(PacteDb db, CancellationToken ct)
    {
        var before = clock.GetUtcNow().AddMonths(-Person.MonthsKept);
        var old = await db.Persons.FromSql(
            $"""
             select * from persons p
              where erased_at is null and created_at <= {before}
                and not exists (select from appointments a where a.person_id = p.id and a.ends_at > {before})
                and not exists (select from waiting_entries e where e.person_id = p.id and (e.state = 'Waiting' or e.closed_at > {before}))
              order by created_at limit {BatchSize}
                for update skip locked
             """).ToListAsync(ct);
        foreach (var person in old)
        {
            await erasure.EraseAsync(db, person, "kept-long-enough", ct);
            // Saved one by one: whether a contact is somebody else's too is read from the rows.
            await db.SaveChangesAsync(ct);
        }

        return old.Count;
    }
}
