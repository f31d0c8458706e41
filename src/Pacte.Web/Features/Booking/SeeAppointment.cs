using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Sites;
using Pacte.Web.Access;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking;

/// <summary>An appointment as its holder sees it; the doctor's name is shown to them alone.</summary>
public sealed record AppointmentView(
    Appointment Appointment,
    PublicSite Site,
    string DoctorName,
    string PatientName,
    string? MaskedContact,
    string Key,
    string Path,
    string CancelPath,
    string CalendarPath,
    string MovePath,
    bool IsPast)
{
    public DateTimeOffset LocalStart => Site.Local(Appointment.StartsAt);

    public Specialty Specialty => Appointment.Specialty;

    public AppointmentState State => Appointment.State;

    public bool MayBeCancelled => State is AppointmentState.ToMove || (State is AppointmentState.Booked && !IsPast);
}

/// <summary>Opens an appointment by its secret link. A wrong key, an unknown reference and a link that has expired are the same nothing.</summary>
public sealed class SeeAppointment(UnitOfWork work, TimeProvider clock)
{
    public Task<AppointmentView?> ExecuteAsync(string? reference, string? key, CancellationToken ct) =>
        work.ReadAsync(Scope.Service, async db =>
    {
        var wanted = AppointmentReference.Read(reference);
        var row = await (
            from a in db.Appointments
            join site in db.Sites on a.SiteId equals site.Id
            join doctor in db.Doctors on a.DoctorId equals doctor.Id
            join person in db.Persons on a.PersonId equals person.Id
            where a.Reference == wanted
            select new { Appointment = a, Site = site, Doctor = doctor, Person = person }).SingleOrDefaultAsync(ct);
        if (row is null || !AppointmentLinks.Opens(key, row.Appointment.KeyHash) || !row.Appointment.LinkIsOpenAt(clock.GetUtcNow()))
            return null;
        var path = $"/rendez-vous/{row.Appointment.Reference}";
        var query = $"?cle={key}";
        return new AppointmentView(
            row.Appointment,
            new PublicSite(row.Site),
            row.Doctor.FullName,
            $"{row.Person.FirstName} {row.Person.LastName}".Trim(),
            row.Person.Contact is { } contact ? new Contact(contact).Masked : null,
            key!,
            path + query,
            $"{path}/annuler{query}",
            $"{path}/calendrier.ics{query}",
            $"{path}/deplacer{query}",
            row.Appointment.StartsAt <= clock.GetUtcNow());
    });
}
