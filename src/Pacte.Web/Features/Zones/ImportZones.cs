using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Geography;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Zones;

/// <summary>Why a list of zones is not applied.</summary>
public enum ImportRefusal
{
    /// <summary>The list is national: a region may look at what it would change, not change it.</summary>
    NationalOnly,

    /// <summary>Lines are to be corrected first; nothing was changed.</summary>
    HasFaults,

    /// <summary>What would be done is no longer what was shown.</summary>
    ChangedMeanwhile,
}

/// <summary>
/// Brings in the official list of priority zones: shows what would change, then does it all or not at all.
/// </summary>
public sealed class ImportZones(UnitOfWork work, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Ten times what the national list weighs.</summary>
    public const int MostBytes = 256 * 1024;

    /// <param name="Text">The file.</param>
    /// <param name="CompleteFrom">The day from which the file is the whole list; null when it only adds and corrects.</param>
    public sealed record Request(string Text, DateOnly? CompleteFrom);

    /// <summary>What the import would do now, and the names of the intercommunalities that it is about.</summary>
    public Task<(ZoneChanges Changes, IReadOnlyDictionary<string, string> Names)> PreviewAsync(Request request, CancellationToken ct) =>
        work.ReadAsync<(ZoneChanges, IReadOnlyDictionary<string, string>)>(Scope.Service, async db =>
        {
            var changes = await CompareAsync(db, request, ct);
            var sirens = changes.Changes.Select(change => change.Siren).Distinct(StringComparer.Ordinal).ToList();
            var names = await db.Epcis.Where(e => sirens.Contains(e.Siren)).ToDictionaryAsync(e => e.Siren, e => e.Name, ct);
            return (changes, names);
        });

    /// <param name="request">The same file and day as shown.</param>
    /// <param name="seen">Fingerprint of the changes that were shown; null when nobody looked.</param>
    /// <param name="actor">Null for the operator, who has the executable in hand.</param>
    /// <param name="ct">Stops before the commit.</param>
    public async Task<Result<ZoneChanges, ImportRefusal>> ExecuteAsync(Request request, string? seen, Actor? actor, CancellationToken ct)
    {
        if (actor is { Role: not Role.National })
            return ImportRefusal.NationalOnly;
        return await work.WriteAsync<ZoneChanges, ImportRefusal>(
            Scope.Service,
            async db =>
            {
                // Two lists applied at once: the second is compared with what the first left.
                await db.Database.ExecuteSqlAsync($"lock table priority_zones in share row exclusive mode", ct);
                var changes = await CompareAsync(db, request, ct);
                if (!changes.IsClean)
                    return ImportRefusal.HasFaults;
                if (seen is not null && seen != changes.Fingerprint)
                    return ImportRefusal.ChangedMeanwhile;
                await ApplyAsync(db, changes, actor, ct);
                return changes;
            },
            constraint => constraint == ConstraintNames.ZoneDesignationsDoNotOverlap ? ImportRefusal.ChangedMeanwhile : null,
            ct);
    }

    private static async Task<ZoneChanges> CompareAsync(PacteDb db, Request request, CancellationToken ct)
    {
        var known = await db.Epcis.Select(e => e.Siren).ToListAsync(ct);
        var stored = await db.PriorityZones.AsNoTracking().OrderBy(z => z.EpciSiren).ThenBy(z => z.From).ToListAsync(ct);
        return ZoneChanges.Compare(ZoneFile.Read(request.Text), known.ToHashSet(StringComparer.Ordinal), stored, request.CompleteFrom);
    }

    // What frees days is saved before what takes them.
    private async Task ApplyAsync(PacteDb db, ZoneChanges changes, Actor? actor, CancellationToken ct)
    {
        var stored = await db.PriorityZones.ToDictionaryAsync(z => z.Id, ct);
        foreach (var change in changes.Changes.Where(c => c.Stored is not null && c.Kind is not ZoneChangeKind.Kept))
        {
            var zone = stored[change.Stored!.Value];
            if (change.Kind is ZoneChangeKind.Replaced or ZoneChangeKind.Withdrawn)
                db.Remove(zone);
            else
                zone.Until = change.Until;
            Record(db, actor, change, zone.Id);
        }

        await db.SaveChangesAsync(ct);
        foreach (var change in changes.Of(ZoneChangeKind.Added))
        {
            var zone = new PriorityZone
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                EpciSiren = change.Siren,
                From = change.From,
                Until = change.Until,
            };
            db.Add(zone);
            Record(db, actor, change, zone.Id);
        }
    }

    private void Record(PacteDb db, Actor? actor, ZoneChange change, Guid zone) => audit.Record(
        db,
        actor,
        $"zone-{change.Kind.ToString().ToLowerInvariant()}",
        nameof(PriorityZone),
        zone,
        $"siren={change.Siren} from={change.From:yyyy-MM-dd} until={change.Until?.ToString("yyyy-MM-dd") ?? "none"}");
}
