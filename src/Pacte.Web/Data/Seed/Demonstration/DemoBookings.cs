using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.Web.Access;

namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>Fictional patients in real slots. Their links open, as those of anybody who books.</summary>
internal sealed class DemoBookings(SceneDay day, DemoPersons people, AppointmentLinks links)
{
    private static readonly CancelReason[] Reasons = [CancelReason.NoLongerNeeded, CancelReason.NotAvailable, CancelReason.FoundAnother];

    private readonly SeedRandom random = day.Random("bookings");
    private readonly HashSet<string> references = new(StringComparer.Ordinal);

    /// <summary>Books some of the slots; the sooner the session, the more.</summary>
    public IReadOnlyList<Appointment> Fill(Session session, IReadOnlyList<Slot> slots, int daysAhead, DemoRows rows)
    {
        var percent = (Usual(daysAhead) + random.Between(-15, 15)) * day.Scene.BookedPercent / 100;
        var appointments = new List<Appointment>();
        foreach (var slot in slots)
        {
            if (random.Chance(percent))
                appointments.Add(Book(session, slot, BookedAt(session, daysAhead), rows));
            else if (random.Chance(3))
                GiveUp(session, slot, daysAhead, rows);
        }

        rows.Appointments.AddRange(appointments);
        return appointments;
    }

    /// <summary>Marks who came to a session held, and who did not.</summary>
    public void Close(IReadOnlyList<Appointment> appointments)
    {
        foreach (var appointment in appointments)
            DemoRows.Sure(random.Chance(93) ? appointment.Attend(appointment.StartsAt) : appointment.MissedAt(appointment.EndsAt));
    }

    /// <summary>Those whose session was cancelled days ago have not waited until today.</summary>
    public void GiveUp(IReadOnlyList<Appointment> displaced)
    {
        foreach (var appointment in displaced)
            DemoRows.Sure(appointment.Cancel(CancelReason.FoundAnother, appointment.StartsAt.AddHours(-1)));
    }

    private static int Usual(int daysAhead) => daysAhead switch
    {
        < 0 => 82,
        0 => 75,
        <= 3 => 68,
        <= 7 => 55,
        <= 14 => 50,
        <= 30 => 34,
        _ => 18,
    };

    // Always before today: whatever the hour, what is shown as booked has been.
    private DateTimeOffset BookedAt(Session session, int daysAhead) =>
        day.At(Math.Min(daysAhead, 0) - random.Between(1, 12)).AddMinutes(random.Below(900)) is var at && at > session.ProposedAt.AddDays(2)
            ? at
            : session.ProposedAt.AddDays(2);

    private Appointment Book(Session session, Slot slot, DateTimeOffset at, DemoRows rows)
    {
        if (!slot.TryBook(Guid.Empty, at))
            throw new InvalidOperationException("The scene books a slot that is taken.");
        return Make(session, slot, at, rows);
    }

    private void GiveUp(Session session, Slot slot, int daysAhead, DemoRows rows)
    {
        var at = BookedAt(session, daysAhead);
        var appointment = Make(session, slot, at, rows);
        DemoRows.Sure(appointment.Cancel(random.Pick(Reasons), at.AddHours(5)));
        rows.Appointments.Add(appointment);
    }

    private Appointment Make(Session session, Slot slot, DateTimeOffset at, DemoRows rows)
    {
        var (person, id) = (people.New(at), random.Id());
        rows.Persons.Add(person);
        return new Appointment
        {
            Id = id,
            Reference = Reference(),
            KeyHash = links.KeyHashOf(id),
            PersonId = person.Id,
            SlotId = slot.Id,
            SessionId = session.Id,
            SiteId = session.SiteId,
            DoctorId = session.DoctorId,
            Specialty = session.Specialty,
            StartsAt = slot.StartsAt,
            EndsAt = slot.EndsAt,
            BookedAt = at,
            SubmissionId = random.Id(),
            HasTreatingDoctor = random.Chance(25),
        };
    }

    private string Reference()
    {
        while (true)
        {
            var reference = AppointmentReference.New(random.Below);
            if (references.Add(reference))
                return reference;
        }
    }
}
