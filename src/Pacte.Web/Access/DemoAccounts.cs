using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.Domain.Time;
using Pacte.Web.Data;

namespace Pacte.Web.Access;

/// <summary>An account by which to look around, and what waits for it.</summary>
public sealed record DemoAccount(Guid Id, Role Role, string Name, string Note);

/// <summary>Lists the demonstration accounts, those with most to do first. Empty outside development.</summary>
public sealed class DemoAccounts(UnitOfWork work, IHostEnvironment environment, TimeProvider clock)
{
    public async Task<IReadOnlyList<DemoAccount>> ExecuteAsync(CancellationToken ct) =>
        environment.IsDevelopment() ? await work.ReadAsync(Scope.Service, db => ListAsync(db, ct)) : [];

    private async Task<IReadOnlyList<DemoAccount>> ListAsync(PacteDb db, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var since = now - Assistance.SeenFor;
        var rows = await db.StaffAccounts
            .Where(account => account.IsDemonstration)
            .Select(account => new
            {
                Account = account,
                Home = db.Doctors.Where(d => d.Id == account.DoctorId).Select(d => d.HomeCommuneName).FirstOrDefault(),
                Proposals = db.Sessions.Count(s => s.DoctorId == account.DoctorId && s.State == SessionState.Proposed),
                Commune = db.Sites.Where(s => s.Id == account.SiteId).Select(s => s.CommuneName).FirstOrDefault(),
                Zone = db.Sites.Where(s => s.Id == account.SiteId).Select(s => s.TimeZone).FirstOrDefault(),
                ToConfirm = db.Sessions.Count(s => s.SiteId == account.SiteId && s.State == SessionState.AcceptedByDoctor),
                Days = db.Appointments
                    .Where(a => a.SiteId == account.SiteId && a.State == AppointmentState.Booked)
                    .Where(a => a.StartsAt > now.AddDays(-2) && a.StartsAt < now.AddDays(2))
                    .Select(a => a.StartsAt).ToList(),
                Place = db.Communes.Where(c => c.InseeCode == account.PlaceInsee).Select(c => c.Name).FirstOrDefault(),
                Helped = db.Appointments.Count(a => a.AssistedBy == account.Id && a.BookedAt > since),
                Sites = db.Sites.Count(s => account.Role == Role.National || s.RegionCode == account.RegionCode),
            })
            .ToListAsync(ct);
        return
        [
            .. rows.OrderBy(r => r.Account.Role)
                .ThenByDescending(r => r.Zone is null ? 0 : Today(r.Days, r.Zone, now)).ThenByDescending(r => r.Proposals)
                .ThenBy(r => r.Account.DisplayName, StringComparer.InvariantCulture)
                .Select(r => new DemoAccount(r.Account.Id, r.Account.Role, r.Account.DisplayName, r.Account.Role switch
                {
                    Role.Doctor => $"{r.Home}, {FrenchNumbers.Count(r.Proposals, "proposition", "propositions")} à accepter",
                    Role.FrontDesk => $"{r.Commune}, {(Today(r.Days, r.Zone!, now) is var today and > 0 ? $"{today}" : "aucun")} rendez-vous aujourd’hui, "
                        + $"{FrenchNumbers.Count(r.ToConfirm, "vacation", "vacations")} à confirmer",
                    Role.Ars or Role.National => FrenchNumbers.Count(r.Sites, "lieu", "lieux"),
                    Role.Helper => $"{r.Place}, {(r.Helped > 0 ? FrenchNumbers.Count(r.Helped, "réservation", "réservations") : "aucune réservation")} ces sept derniers jours",
                    _ => "",
                })),
        ];
    }

    private static int Today(List<DateTimeOffset> starts, string timeZone, DateTimeOffset now)
    {
        var zone = LocalTime.Zone(timeZone);
        return starts.Count(start => LocalTime.DateAt(start, zone) == LocalTime.DateAt(now, zone));
    }
}
