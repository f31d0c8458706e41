using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Access;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking.Helping;

/// <summary>What an account booked for somebody, while it may still see it.</summary>
/// <param name="Key">Of the link that the slip bears.</param>
public sealed record HelpedAppointment(
    Guid Id, string Reference, string Key, string FullName, AppointmentState State, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset BookedAt,
    string SiteName, string CommuneName, string ZoneId)
{
    /// <summary>The link's own page of moving.</summary>
    public string MovePath => $"/rendez-vous/{Reference}/deplacer?cle={Key}";

    public bool IsUpcomingAt(DateTimeOffset now) => State is AppointmentState.Booked && StartsAt > now;

    public bool MayBeCancelledAt(DateTimeOffset now) => State is AppointmentState.ToMove || IsUpcomingAt(now);
}

/// <summary>Where a helper works, for the slip and for the first search.</summary>
/// <param name="Insee">Its commune; null for an agency.</param>
public sealed record HelpPlace(string Name, string? Phone, string? Insee);

/// <summary>
/// The appointments that one account made for others in the last days, and nothing else: not those of a colleague, not those of its site.
/// The scope is in each query.
/// </summary>
public sealed class SeeHelped(UnitOfWork work, TimeProvider clock, AppointmentLinks links)
{
    /// <summary>The last made first.</summary>
    public Task<List<HelpedAppointment>> ExecuteAsync(Actor actor, CancellationToken ct) => work.ReadAsync(ScopeOf(actor), db => ListAsync(db, null, ct));

    /// <summary>One of them; null for any other.</summary>
    public async Task<HelpedAppointment?> FindAsync(Guid id, Actor actor, CancellationToken ct) =>
        (await work.ReadAsync(ScopeOf(actor), db => ListAsync(db, id, ct))).SingleOrDefault();

    public Task<HelpPlace> PlaceAsync(Actor actor, CancellationToken ct) => work.ReadAsync(Scope.None, async db =>
    {
        var account = await db.StaffAccounts.SingleOrDefaultAsync(a => a.Id == actor.AccountId, ct);
        var site = await db.Sites.Where(s => s.Id == actor.SiteId).Select(s => new { s.Name, s.Phone, s.CommuneInsee }).SingleOrDefaultAsync(ct);
        return new HelpPlace(
            account?.PlaceName ?? site?.Name ?? actor.DisplayName, account?.PlacePhone ?? site?.Phone, actor.PlaceInsee ?? site?.CommuneInsee);
    });

    private Scope ScopeOf(Actor actor) => Scope.OfHelp(actor.AccountId, clock.GetUtcNow() - Assistance.SeenFor);

    private async Task<List<HelpedAppointment>> ListAsync(PacteDb db, Guid? id, CancellationToken ct)
    {
        var rows = await (
            from a in db.Appointments
            join person in db.Persons on a.PersonId equals person.Id
            join site in db.Sites on a.SiteId equals site.Id
            where person.ErasedAt == null && (id == null || a.Id == id)
            orderby a.BookedAt descending, a.Id
            select new { Appointment = a, person.FirstName, person.LastName, Site = site }).ToListAsync(ct);
        return rows.ConvertAll(row => new HelpedAppointment(
            row.Appointment.Id,
            row.Appointment.Reference,
            links.KeyOf(row.Appointment.Id),
            $"{row.FirstName} {row.LastName}".Trim(),
            row.Appointment.State,
            row.Appointment.StartsAt,
            row.Appointment.EndsAt,
            row.Appointment.BookedAt,
            row.Site.Name,
            row.Site.CommuneName,
            row.Site.TimeZone));
    }
}
