using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Audit;
using Pacte.Domain.Geography;
using Pacte.Domain.Time;
using Pacte.Web.Access;
using Pacte.Web.Data.Seed.Demonstration;

namespace Pacte.Web.Data.Seed;

/// <summary>Why a scene is not loaded.</summary>
public enum SeedRefusal
{
    UnknownScene,

    /// <summary>The scene was wanted for an empty database only, and somebody was here before.</summary>
    NotUntouched,

    /// <summary>Sites, doctors or accounts stand that are not of a demonstration; nothing is touched.</summary>
    HoldsRealData,
}

/// <summary>What a scene brought.</summary>
public sealed record SeededScene(string Name, int Zones, int Sites, int Doctors, int Sessions, int Appointments);

/// <summary>Loads a demonstration scene, in the place of the one that was there. Never touches what is not demonstration.</summary>
public sealed class SeedScenario(UnitOfWork work, ReferenceLoader reference, PatientKeys keys, AppointmentLinks links, TimeProvider clock)
{
    public const int UsualSeed = 1;

    /// <param name="Name">One of <see cref="Scene.All"/>.</param>
    /// <param name="Seed">The same seed on the same day gives the same rows, ids included; only keyed hashes are each service's own.</param>
    /// <param name="OnlyIfUntouched">Leaves alone a database that holds anything but the reference geography.</param>
    public sealed record Request(string Name, int Seed = UsualSeed, bool OnlyIfUntouched = false);

    public async Task<Result<SeededScene, SeedRefusal>> ExecuteAsync(Request request, CancellationToken ct)
    {
        if (Scene.Find(request.Name) is not { } scene)
            return SeedRefusal.UnknownScene;
        await reference.LoadAsync(ct);
        var today = Today(clock.GetUtcNow());
        return await work.WriteAsync<SeededScene, SeedRefusal>(
            Scope.Service,
            async db =>
            {
                db.Database.SetCommandTimeout(0);
                // Two nodes that start together on an empty database: the second waits, then finds the first one's scene.
                await db.Database.ExecuteSqlAsync($"lock table reference_files in share row exclusive mode", ct);
                if (request.OnlyIfUntouched && !await IsUntouchedAsync(db, ct))
                    return SeedRefusal.NotUntouched;
                if (await HoldsRealDataAsync(db, ct))
                    return SeedRefusal.HoldsRealData;
                return await WriteAsync(db, new SceneDay(scene, today, request.Seed), ct);
            },
            _ => null,
            ct);
    }

    private async Task<SeededScene> WriteAsync(PacteDb db, SceneDay day, CancellationToken ct)
    {
        await ClearAsync(db, ct);
        var places = await ScenePlaces.LoadAsync(db, day.Today, ct);
        var rows = new DemoScene(keys, links).Build(day, places, await RegionNamesAsync(db, ct), ct);
        await rows.WriteAsync(db, ct);
        db.AuditEntries.Add(Audit(day));
        var zones = rows.Zones.Count + places.Zones.Count;
        return new(day.Scene.Name, zones, rows.Sites.Count, rows.Doctors.Count, rows.Sessions.Count, rows.Appointments.Count);
    }

    private static async Task<bool> IsUntouchedAsync(PacteDb db, CancellationToken ct) =>
        !await db.Sites.AnyAsync(ct)
        && !await db.Doctors.AnyAsync(ct)
        && !await db.StaffAccounts.AnyAsync(ct)
        && !await db.Persons.AnyAsync(ct);

    private static async Task<bool> HoldsRealDataAsync(PacteDb db, CancellationToken ct) =>
        await db.Sites.AnyAsync(s => !s.IsDemonstration, ct)
        || await db.Doctors.AnyAsync(d => !d.IsDemonstration, ct)
        || await db.StaffAccounts.AnyAsync(a => !a.IsDemonstration, ct);

    // Everything hangs from demonstration sites and doctors, visitors' bookings and their messages included. The audit trail stays.
    private static async Task ClearAsync(PacteDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            truncate sites, site_needs, doctors, doctor_months, offers, exemptions, exclusions, sessions, slots,
              appointments, persons, homonym_pairs, contacts, booking_drafts, rate_counters, sms_days,
              plans, plan_placements, plan_unplaced, plan_zones, outbox_messages, message_counters,
              person_message_counters, stopped_channels, staff_accounts cascade
            """,
            ct);
        await db.PriorityZones.Where(z => z.IsDemonstration).ExecuteDeleteAsync(ct);
    }

    private static async Task<IReadOnlyDictionary<string, string>> RegionNamesAsync(PacteDb db, CancellationToken ct) =>
        (await db.Departements.AsNoTracking().Select(d => new { d.RegionCode, d.RegionName }).Distinct().ToListAsync(ct))
        .ToDictionary(r => r.RegionCode, r => r.RegionName, StringComparer.Ordinal);

    private static DateOnly Today(DateTimeOffset now) => LocalTime.DateAt(now, LocalTime.Zone(SiteTimeZones.Paris));

    private AuditEntry Audit(SceneDay day) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        At = clock.GetUtcNow(),
        ActorKind = "Service",
        Action = "scene-seeded",
        SubjectKind = "Scene",
        SubjectId = StableId.Of($"scene {day.Scene.Name}"),
        Details = $"scene={day.Scene.Name} seed={day.Seed} day={day.Today:yyyy-MM-dd}",
    };
}
