using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking.Rights;

/// <summary>Lists two rows that somebody's correction would have made one, for people to look at; the audit trail keeps it.</summary>
public sealed class KnownTwice(UnitOfWork work, AuditTrail audit)
{
    public const string Action = "identity-known-twice";

    /// <param name="person">Whose correction was refused.</param>
    /// <param name="key">The identity key that another row has.</param>
    /// <param name="ct">Stops waiting.</param>
    public Task ListAsync(Guid person, byte[] key, CancellationToken ct) => work.WriteAsync<Done, RightsRefusal>(
        Scope.Service,
        async db =>
        {
            var other = await db.Persons.Where(p => p.IdentityKey == key).Select(p => p.Id).SingleOrDefaultAsync(ct);
            var (one, second) = HomonymPair.Order(person, other);
            await db.Database.ExecuteSqlAsync($"insert into homonym_pairs (one_id, other_id) values ({one}, {second}) on conflict do nothing", ct);
            audit.Record(db, null, Action, nameof(Person), person, $"other={other}");
            return new Done();
        },
        _ => null,
        ct);
}
