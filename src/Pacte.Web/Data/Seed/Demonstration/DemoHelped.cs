using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Web.Access;

namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>
/// A few people who have neither mobile nor e-mail and whom the town hall booked for in the last days at the first front desk: one has
/// come, some come tomorrow or the day after and are to be called, one comes later. Fewer when others have all the slots.
/// </summary>
internal sealed class DemoHelped(SceneDay day, ScenePlaces places, PatientKeys keys, AppointmentLinks links)
{
    private const int Soon = 3;

    private readonly SeedRandom random = day.Random("helped");

    public void Build(DemoRows rows)
    {
        var site = rows.Anchor!;
        var helper = rows.Accounts.First(account => account.Role is Role.Helper && account.PlaceInsee == site.CommuneInsee);
        Slot[] chosen =
        [
            .. Free(rows, SessionState.Held, -2, 0).TakeLast(1),
            .. random.Shuffled(Free(rows, SessionState.Open, 1, 3)).Take(Soon),
            .. random.Shuffled(Free(rows, SessionState.Open, 4, 40)).Take(1),
        ];
        foreach (var (index, slot) in chosen.Index())
            Book(rows, helper, slot, hasLandline: index % 2 == 1);
    }

    private IEnumerable<Slot> Free(DemoRows rows, SessionState state, int from, int until)
    {
        var sessions = rows.Sessions.Where(s => s.SiteId == rows.Anchor!.Id && s.State == state).Select(s => s.Id).ToHashSet();
        return rows.Slots
            .Where(s => sessions.Contains(s.SessionId) && s.Specialty is Specialty.GeneralPractice)
            .Where(s => s.StartsAt > day.At(from) && s.StartsAt < day.At(until) && s.IsOpenToAllAt(day.At(0)))
            .OrderBy(s => s.StartsAt).ThenBy(s => s.Id);
    }

    private void Book(DemoRows rows, StaffAccount helper, Slot slot, bool hasLandline)
    {
        var session = rows.Sessions.Find(s => s.Id == slot.SessionId)!;
        var at = BookedAt(slot, session, rows.Anchor!);
        if (!slot.TryBook(Guid.Empty, at))
            throw new InvalidOperationException("The scene books a slot that is taken.");
        var (person, id) = (Person(rows.Anchor!, at, hasLandline), random.Id());
        var appointment = new Appointment
        {
            Id = id,
            Reference = Reference(rows),
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
            Channel = Assistance.ChannelOf(helper.Role)!.Value,
            AssistedBy = helper.Id,
            AgreedAt = at,
            AgreementVersion = Assistance.CurrentWords,
        };
        if (session.State is SessionState.Held)
            DemoRows.Sure(appointment.Attend(appointment.StartsAt));
        rows.Persons.Add(person);
        rows.Appointments.Add(appointment);
    }

    // Known by name, birth date and commune, since no contact was proved.
    private Person Person(Site site, DateTimeOffset at, bool hasLandline)
    {
        var (first, last) = FictionalNames.Pick(random);
        var towns = places.TownsOf[site.EpciSiren ?? ""].Take(6).Select(town => town.Commune.InseeCode).ToList();
        var born = day.Today.AddDays(-365 * random.Between(68, 94) - random.Below(365));
        var identity = new PersonIdentity(last, first, born, Contact: null) { CommuneInsee = towns.Count > 0 ? random.Pick(towns) : site.CommuneInsee };
        return new Person
        {
            Id = random.Id(),
            IdentityKey = keys.OfPerson(identity),
            ContactKey = null,
            HomonymKey = keys.OfHomonyms(identity),
            FirstName = first,
            LastName = last,
            BirthDate = born,
            CommuneInsee = identity.CommuneInsee,
            Contact = null,
            Phone = hasLandline ? FictionalNumbers.Landline(site.RegionCode, random.Below(FictionalNumbers.Count)).Value : null,
            CreatedAt = at,
        };
    }

    // Within the week that a helper sees, on a day when a town hall is open if there is one, once the session is, and before the time
    // of any reminder.
    private DateTimeOffset BookedAt(Slot slot, Session session, Site site)
    {
        var days = Enumerable.Range(1, 6).Where(ago => day.At(-ago) >= session.ProposedAt.AddDays(2) && day.At(4 - ago) <= slot.StartsAt);
        var chosen = random.Shuffled(days).OrderBy(ago => IsWorked(day.Today.AddDays(-ago), site) ? 0 : 1).First();
        return day.At(-chosen).AddMinutes(random.Between(5 * 60, 13 * 60));
    }

    private static bool IsWorked(DateOnly date, Site site) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !PublicHolidays.IsHoliday(date, site.DepartementCode);

    private string Reference(DemoRows rows)
    {
        string reference;
        do
            reference = AppointmentReference.New(random.Below);
        while (rows.Appointments.Exists(other => other.Reference == reference));
        return reference;
    }
}
