using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Doctors;
using Pacte.Domain.Geography;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Web.Data;

namespace Pacte.TestKit;

/// <summary>A session open to patients, with its slots in order of hour.</summary>
public sealed record OpenSession(Session Session, Site Site, Doctor Doctor, IReadOnlyList<Slot> Slots);

/// <summary>
/// Writes the rows that a test starts from, through the domain's own acts. Each call adds; dates are relative to the clock.
/// </summary>
public sealed class Given(TestDatabase database, TimeProvider clock)
{
    // Numbers make rows unlike one another, also between tests that share a database.
    private static int count;

    /// <summary>The site's local date, some days from now.</summary>
    public DateOnly InDays(int days) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(days);

    /// <summary>The places of <see cref="GivenPlaces"/>, with the EPCI of Péronne, Ham, Mirepoix and Sainte-Rose as priority zones. May be called again.</summary>
    public async Task PlacesAsync()
    {
        await using var db = database.Open();
        if (await db.Communes.AnyAsync())
            return;
        db.AddRange(GivenPlaces.Departements);
        db.AddRange(GivenPlaces.Epcis);
        db.AddRange(GivenPlaces.Communes);
        db.AddRange(GivenPlaces.Epcis.Where(e => e.Siren != GivenPlaces.Amiens.EpciSiren).Select(e =>
            new PriorityZone { Id = Guid.CreateVersion7(), EpciSiren = e.Siren, From = new(2025, 9, 1) }));
        await db.SaveChangesAsync();
    }

    public async Task<Site> SiteAsync(Commune? commune = null, int rooms = 2, SiteState state = SiteState.Open, OpeningHours? hours = null)
    {
        await PlacesAsync();
        commune ??= GivenPlaces.Peronne;
        var site = new Site
        {
            Id = Guid.CreateVersion7(),
            Name = $"Maison de santé de {commune.Name} {Next()}",
            Address = "3, rue des Jardins",
            Postcode = commune.Postcodes[0],
            CommuneInsee = commune.InseeCode,
            CommuneName = commune.Name,
            EpciSiren = commune.EpciSiren,
            DepartementCode = commune.DepartementCode,
            RegionCode = commune.RegionCode,
            TimeZone = GivenPlaces.TimeZoneOf(commune),
            Latitude = commune.Latitude!.Value,
            Longitude = commune.Longitude!.Value,
            RoomCount = rooms,
            Hours = hours ?? OpeningHours.Usual,
        };
        foreach (var step in StepsTo(state))
            Done(site.MoveTo(step));
        return await AddAsync(site);
    }

    public async Task<Doctor> DoctorAsync(Commune? home = null, DoctorState state = DoctorState.Verified, Specialty specialty = Specialty.GeneralPractice, int travelKm = 80)
    {
        await PlacesAsync();
        home ??= GivenPlaces.Amiens;
        var number = Next();
        var doctor = new Doctor
        {
            Id = Guid.CreateVersion7(),
            Rpps = $"1{number:D10}",
            FirstName = "Anne",
            LastName = $"Lefèvre{number}",
            Specialty = specialty,
            Email = $"medecin{number}@exemple.test",
            HomeCommuneInsee = home.InseeCode,
            HomeCommuneName = home.Name,
            OwnEpciSiren = home.EpciSiren,
            RegionCode = home.RegionCode,
            TravelLimitKm = travelKm,
            RegisteredAt = clock.GetUtcNow(),
        };
        if (state is not DoctorState.Registered)
            Done(doctor.Verify());
        if (state is DoctorState.Suspended)
            Done(doctor.Suspend([]));
        return await AddAsync(doctor);
    }

    public async Task<SiteNeed> NeedAsync(
        Site site, DateOnly date, DayPart part = DayPart.FullDay, int min = 1, int desired = 1, int max = 1, Specialty specialty = Specialty.GeneralPractice)
    {
        var need = new SiteNeed { Id = Guid.CreateVersion7(), SiteId = site.Id, Date = date, Part = part, Specialty = specialty };
        Done(need.Ask(min, desired, max));
        return await AddAsync(need);
    }

    public Task<Offer> OfferAsync(Doctor doctor, DateOnly date, DayParts parts = DayParts.FullDay) =>
        AddAsync(new Offer { Id = Guid.CreateVersion7(), DoctorId = doctor.Id, Date = date, Parts = parts, OfferedAt = clock.GetUtcNow() });

    /// <summary>A session on the way to <paramref name="state"/> (Proposed, AcceptedByDoctor or Confirmed); the need is found or asked.</summary>
    public async Task<Session> SessionAsync(Site site, Doctor doctor, DateOnly date, DayPart part = DayPart.FullDay, SessionState state = SessionState.Proposed, int room = 1)
    {
        var need = await FindNeedAsync(site, date, part) ?? await NeedAsync(site, date, part);
        var session = Propose(site, doctor, need, room);
        Advance(session, state);
        return await AddAsync(session);
    }

    /// <summary>A session open to patients, with nine slots for a half-day and eighteen for a full day.</summary>
    public async Task<OpenSession> OpenSessionAsync(
        Site? site = null, Doctor? doctor = null, DateOnly? date = null, DayPart part = DayPart.Morning, int room = 1, int slotMinutes = 20)
    {
        site ??= await SiteAsync();
        doctor ??= await DoctorAsync();
        var day = date ?? InDays(7);
        var need = await FindNeedAsync(site, day, part) ?? await NeedAsync(site, day, part);
        var session = Propose(site, doctor, need, room);
        Advance(session, SessionState.Confirmed, slotMinutes);
        var slots = Done(session.Open(Guid.CreateVersion7));
        await using var db = database.Open();
        db.Add(session);
        db.AddRange(slots);
        await db.SaveChangesAsync();
        return new(session, site, doctor, slots);
    }

    /// <summary>A booked appointment on a free slot of the session, for a person of its own.</summary>
    public async Task<Appointment> AppointmentAsync(OpenSession open, int slotIndex = 0, byte[]? keyHash = null)
    {
        await using var db = database.Open();
        var slot = await db.Slots.SingleAsync(s => s.Id == open.Slots[slotIndex].Id);
        if (!slot.TryBook(Guid.Empty, clock.GetUtcNow()))
            throw new InvalidOperationException("The slot is taken.");
        var number = Next();
        var person = new Person
        {
            Id = Guid.CreateVersion7(),
            IdentityKey = BitConverter.GetBytes(number),
            ContactKey = BitConverter.GetBytes(number),
            FirstName = "Louise",
            LastName = $"Carlier{number}",
            BirthDate = new(1961, 7, 14),
            Contact = $"louise{number}@exemple.test",
            CreatedAt = clock.GetUtcNow(),
        };
        var appointment = new Appointment
        {
            Id = Guid.CreateVersion7(),
            Reference = $"TEST-{number:D4}",
            KeyHash = keyHash ?? BitConverter.GetBytes(number),
            PersonId = person.Id,
            SlotId = slot.Id,
            SessionId = open.Session.Id,
            SiteId = open.Site.Id,
            DoctorId = open.Doctor.Id,
            Specialty = open.Session.Specialty,
            StartsAt = slot.StartsAt,
            EndsAt = slot.EndsAt,
            BookedAt = clock.GetUtcNow(),
            SubmissionId = Guid.CreateVersion7(),
            HasTreatingDoctor = false,
        };
        db.AddRange(person, appointment);
        await db.SaveChangesAsync();
        return appointment;
    }

    public static Actor AsDoctor(Doctor doctor) => new(Guid.CreateVersion7(), Role.Doctor, doctor.FullName, doctor.Id, null, null);

    public static Actor AsFrontDesk(Site site) => new(Guid.CreateVersion7(), Role.FrontDesk, site.Name, null, site.Id, null);

    public static Actor AsAgency(string regionCode) => new(Guid.CreateVersion7(), Role.Ars, "ARS", null, null, regionCode);

    public static Actor AsNational() => new(Guid.CreateVersion7(), Role.National, "Pilotage national", null, null, null);

    public static Actor AsHelper(Commune at) =>
        new(Guid.CreateVersion7(), Role.Helper, $"Mairie de {at.Name} {Next()}", null, null, null) { PlaceInsee = at.InseeCode };

    /// <summary>A town hall with an account of its own.</summary>
    public async Task<Actor> HelperAsync(Commune? at = null, string? phone = null)
    {
        await PlacesAsync();
        var actor = AsHelper(at ?? GivenPlaces.Peronne);
        await AddAsync(new StaffAccount
        {
            Id = actor.AccountId,
            Role = actor.Role,
            DisplayName = actor.DisplayName,
            PlaceName = actor.DisplayName,
            PlaceInsee = actor.PlaceInsee,
            PlacePhone = phone,
            IsDemonstration = true,
        });
        return actor;
    }

    private static int Next() => Interlocked.Increment(ref count);

    private static SiteState[] StepsTo(SiteState state) => state switch
    {
        SiteState.Proposed => [],
        SiteState.Validated => [SiteState.Validated],
        SiteState.Open => [SiteState.Validated, SiteState.Open],
        SiteState.Suspended => [SiteState.Validated, SiteState.Open, SiteState.Suspended],
        SiteState.Closed => [SiteState.Closed],
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    private Session Propose(Site site, Doctor doctor, SiteNeed need, int room) => Session.Propose(
        Guid.CreateVersion7(), doctor.Id, site, need, room, planId: null, clock.GetUtcNow(), clock.GetUtcNow().AddDays(3));

    private void Advance(Session session, SessionState state, int slotMinutes = 20)
    {
        var now = clock.GetUtcNow();
        if (state is SessionState.AcceptedByDoctor or SessionState.Confirmed)
            Done(session.Accept(now, now.AddDays(3)));
        if (state is SessionState.Confirmed)
            Done(session.Confirm(now, slotMinutes));
    }

    private async Task<SiteNeed?> FindNeedAsync(Site site, DateOnly date, DayPart part)
    {
        await using var db = database.Open();
        return await db.SiteNeeds.FirstOrDefaultAsync(n => n.SiteId == site.Id && n.Date == date && n.Part == part);
    }

    private async Task<T> AddAsync<T>(T row)
        where T : class
    {
        await using var db = database.Open();
        db.Add(row);
        await db.SaveChangesAsync();
        return row;
    }

    private static T Done<T, TRefusal>(Pacte.Domain.Result<T, TRefusal> result)
        where TRefusal : struct, Enum =>
        result.IsDone ? result.Value! : throw new InvalidOperationException($"Refused: {result.Refusal}");
}
