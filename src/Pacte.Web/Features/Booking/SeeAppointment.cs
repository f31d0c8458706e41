using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Doctors;
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
    string SlipPath,
    bool IsPast)
{
    public DateTimeOffset LocalStart => Site.Local(Appointment.StartsAt);

    public Specialty Specialty => Appointment.Specialty;

    public AppointmentState State => Appointment.State;

    public bool IsUpcoming => State is AppointmentState.Booked && !IsPast;

    public bool MayBeCancelled => State is AppointmentState.ToMove || IsUpcoming;
}

/// <summary>Opens an appointment by its secret link. A wrong key, an unknown reference and a link that has expired are the same nothing.</summary>
public sealed class SeeAppointment(UnitOfWork work, TimeProvider clock, SiteDirectory sites)
{
    private static readonly Func<PacteDb, string?, CancellationToken, Task<Row?>> Find = EF.CompileAsyncQuery(
        (PacteDb db, string? reference, CancellationToken _) => (
            from appointment in db.Appointments
            join doctor in db.Doctors on appointment.DoctorId equals doctor.Id
            join person in db.Persons on appointment.PersonId equals person.Id
            where appointment.Reference == reference
            select new Row(appointment, doctor, person)).AsNoTracking().SingleOrDefault());

    public Task<AppointmentView?> ExecuteAsync(string? reference, string? key, CancellationToken ct) =>
        work.ReadAsync(Scope.Service, async db =>
    {
        var row = await Find(db, AppointmentReference.Read(reference), ct);
        if (row is null || !AppointmentLinks.Opens(key, row.Appointment.KeyHash) || !row.Appointment.LinkIsOpenAt(clock.GetUtcNow()))
            return null;
        var path = $"/rendez-vous/{row.Appointment.Reference}";
        var query = $"?cle={key}";
        return new AppointmentView(
            row.Appointment,
            await sites.OfAsync(db, row.Appointment.SiteId, ct),
            row.Doctor.FullName,
            $"{row.Person.FirstName} {row.Person.LastName}".Trim(),
            row.Person.Contact is { } contact ? new Contact(contact).Masked : null,
            key!,
            path + query,
            $"{path}/annuler{query}",
            $"{path}/calendrier.ics{query}",
            $"{path}/deplacer{query}",
            $"{path}/bon{query}",
            row.Appointment.StartsAt <= clock.GetUtcNow());
    });

    private sealed record Row(Appointment Appointment, Doctor Doctor, Person Person);
}
