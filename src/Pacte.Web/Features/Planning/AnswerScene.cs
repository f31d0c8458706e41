using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Planning;
using Pacte.Web.Audit;
using Pacte.Web.Data;
using Pacte.Web.Data.Seed;
using Pacte.Web.Data.Seed.Demonstration;

namespace Pacte.Web.Features.Planning;

/// <summary>
/// Lets the invented doctors and sites of a scene answer what its plans propose, so that each answer is there to be seen. Those by whose
/// account one may look around are left something to answer: doctors the proposal, front desks the confirmation.
/// </summary>
public sealed class AnswerScene(UnitOfWork work, AuditTrail audit, TimeProvider clock)
{
    private const string Seeded = "scene-seeded";
    private const string Planned = "scene-planned";

    private static readonly TimeSpan SiteAnswerTime = TimeSpan.FromDays(5);

    /// <summary>What becomes of one proposal, then of the next, and again.</summary>
    private static readonly SessionState[] Answers =
    [
        SessionState.Proposed, SessionState.Open, SessionState.AcceptedByDoctor, SessionState.Open, SessionState.Declined,
        SessionState.Open, SessionState.Proposed, SessionState.Open, SessionState.AcceptedByDoctor, SessionState.Open,
    ];

    /// <summary>Whether the scene that stands has its plans and their answers.</summary>
    internal async Task<bool> IsDoneAsync(PacteDb db, CancellationToken ct) =>
        await db.Plans.AnyAsync(ct)
        && await db.AuditEntries.AnyAsync(
            e => e.Action == Planned && !db.AuditEntries.Any(later => later.Action == Seeded && later.At > e.At), ct);

    /// <summary>Answers all in one transaction, which also notes that the scene is complete.</summary>
    internal Task<Result<int, SessionRefusal>> ExecuteAsync(Scene scene, CancellationToken ct) =>
        work.WriteAsync<int, SessionRefusal>(
            Scope.Service,
            async db =>
            {
                var proposed = await ProposedAsync(db, ct);
                var guests = await db.StaffAccounts.Where(a => a.IsDemonstration).ToListAsync(ct);
                var doctors = guests.Select(a => a.DoctorId).ToHashSet();
                if (!proposed.Exists(s => doctors.Contains(s.DoctorId)) && proposed.Count > 0)
                    doctors.Add(await InviteAsync(db, scene, proposed[0].DoctorId, ct));
                var desks = guests.Select(a => a.SiteId).ToHashSet();
                foreach (var (session, index) in proposed.Where(s => !doctors.Contains(s.DoctorId)).Select((s, i) => (s, i)))
                    Answer(db, session, desks.Contains(session.SiteId) ? SessionState.AcceptedByDoctor : Answers[index % Answers.Length]);
                audit.Record(db, null, Planned, nameof(Scene), StableId.Of($"scene {scene.Name}"), $"scene={scene.Name}");
                return proposed.Count;
            },
            SessionConstraints.RefusalOf,
            ct,
            SessionRefusal.ChangedMeanwhile);

    // Whom a plan chooses is not known when the accounts of a scene are made.
    private static async Task<Guid> InviteAsync(PacteDb db, Scene scene, Guid doctorId, CancellationToken ct)
    {
        var doctor = await db.Doctors.SingleAsync(d => d.Id == doctorId, ct);
        db.StaffAccounts.Add(new StaffAccount
        {
            Id = StableId.Of($"demonstration-account {scene.Name} planned-doctor"),
            Role = Role.Doctor,
            DisplayName = $"Dr {doctor.FullName}",
            DoctorId = doctorId,
            IsDemonstration = true,
        });
        return doctorId;
    }

    private static Task<List<Session>> ProposedAsync(PacteDb db, CancellationToken ct) => db.Sessions
        .Where(s => s.State == SessionState.Proposed)
        .Where(s => db.Plans.Any(p => p.Id == s.PlanId && p.State == PlanState.Published))
        .OrderBy(s => s.RegionCode).ThenBy(s => s.StartsAt).ThenBy(s => s.SiteId).ThenBy(s => s.DoctorId)
        .ToListAsync(ct);

    private void Answer(PacteDb db, Session session, SessionState answer)
    {
        if (answer is SessionState.Declined)
            DemoRows.Sure(session.Decline(SessionReason.NotAvailable));
        if (answer is not (SessionState.AcceptedByDoctor or SessionState.Open))
            return;
        var now = clock.GetUtcNow();
        DemoRows.Sure(session.Accept(now, now + SiteAnswerTime));
        if (answer is not SessionState.Open)
            return;
        DemoRows.Sure(session.Confirm(now, slotMinutes: 20));
        db.Slots.AddRange(DemoRows.Sure(session.Open(() => Guid.CreateVersion7(now))));
    }
}
