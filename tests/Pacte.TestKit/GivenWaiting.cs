using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Geography;
using Pacte.Domain.Sites;
using Pacte.Domain.Waiting;

namespace Pacte.TestKit;

/// <summary>Writes people who wait around a place.</summary>
public sealed class GivenWaiting(TestDatabase database, TimeProvider clock)
{
    private static int count;

    /// <summary>Somebody who waits, every day of the coming two months unless said otherwise.</summary>
    /// <param name="at">The commune around which they look.</param>
    /// <param name="waited">How long they have waited.</param>
    public async Task<WaitingEntry> PersonAsync(
        Commune? at = null, TimeSpan waited = default, bool hasTreatingDoctor = true, int radiusKm = 60,
        bool mornings = true, bool afternoons = true, WeekDays days = WeekDays.Every, bool stepFreeOnly = false)
    {
        var (person, entry) = Row(at ?? GivenPlaces.Peronne, waited, hasTreatingDoctor, radiusKm, mornings, afternoons, days, stepFreeOnly);
        await using var db = database.Open();
        db.AddRange(person, entry);
        await db.SaveChangesAsync();
        return entry;
    }

    /// <summary>Many people at once.</summary>
    public async Task<IReadOnlyList<WaitingEntry>> PeopleAsync(int number, Func<int, (Commune At, TimeSpan Waited, bool HasTreatingDoctor)> who)
    {
        var rows = Enumerable.Range(0, number).Select(i => Row(who(i).At, who(i).Waited, who(i).HasTreatingDoctor, 100, true, true, WeekDays.Every, false)).ToList();
        await using var db = database.Open();
        db.AddRange(rows.Select(r => r.Person));
        db.AddRange(rows.Select(r => r.Entry));
        await db.SaveChangesAsync();
        return rows.ConvertAll(r => r.Entry);
    }

    /// <summary>Ends every wait that another test began, and every offer.</summary>
    public async Task NobodyAsync()
    {
        await using var db = database.Open();
        await db.Database.ExecuteSqlAsync(
            $"""
             update waiting_entries set state = 'Left', closed_at = now() where state = 'Waiting';
             update slot_offers set state = 'Withdrawn', answered_at = now() where state = 'Offered';
             update slots set kept_for = null, public_from = null where kept_for is not null
             """);
    }

    private (Person Person, WaitingEntry Entry) Row(
        Commune at, TimeSpan waited, bool hasTreatingDoctor, int radiusKm, bool mornings, bool afternoons, WeekDays days, bool stepFreeOnly)
    {
        var number = Interlocked.Increment(ref count);
        var now = clock.GetUtcNow();
        var person = new Person
        {
            Id = Guid.CreateVersion7(),
            IdentityKey = [.. BitConverter.GetBytes(number), 1],
            ContactKey = [.. BitConverter.GetBytes(number), 1],
            FirstName = "Jeanne",
            LastName = "Attente",
            BirthDate = new(1950, 2, 1),
            Contact = $"jeanne{number}@exemple.test",
            CreatedAt = now,
        };
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var entry = new WaitingEntry
        {
            Id = Guid.CreateVersion7(),
            PersonId = person.Id,
            Specialty = Specialty.GeneralPractice,
            PlaceInsee = at.InseeCode,
            Latitude = at.Latitude!.Value,
            Longitude = at.Longitude!.Value,
            RadiusKm = radiusKm,
            Days = days,
            Mornings = mornings,
            Afternoons = afternoons,
            StepFreeOnly = stepFreeOnly,
            FirstDay = today,
            LastDay = today.AddDays(60),
            Since = now - waited,
            HasTreatingDoctor = hasTreatingDoctor,
        };
        return (person, entry);
    }
}
