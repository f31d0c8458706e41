using Pacte.Domain.Booking;
using Pacte.Web.Access;

namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>Makes all the rows of a scene, in memory, in the order in which things happen.</summary>
internal sealed class DemoScene(PatientKeys keys, AppointmentLinks links)
{
    public DemoRows Build(SceneDay day, ScenePlaces places, IReadOnlyDictionary<string, string> regionNames, CancellationToken ct)
    {
        var persons = new DemoPersons(day, keys);
        var rows = new DemoRows();
        var zones = new DemoZones(day, places).Choose(rows);
        new DemoSites(day, places).Build(rows, zones);
        new DemoNeeds(day, places).Build(rows);
        // Seconds of pure computation, many more on a busy machine: a stop asked meanwhile is heard.
        new DemoDoctors(day, places).Build(rows, ct);
        var reach = new Reach(places, rows);
        new DemoAnchor(day, reach).Build(rows);
        ct.ThrowIfCancellationRequested();
        new DemoOffers(day, reach).Build(rows);
        new DemoSessions(day, reach, new SessionLife(day, new DemoBookings(day, persons, links))).Build(rows, ct);
        MakeNamesakes(day, persons, rows);
        new DemoWaiting(day, persons).Build(rows);
        new DemoExclusions(day, reach).Build(rows);
        new DemoAccounts(day, places).Build(rows, regionNames);
        new DemoHelped(day, places, keys, links).Build(rows);
        return rows;
    }

    // Two patients of one day, for the front desk to look at.
    private static void MakeNamesakes(SceneDay day, DemoPersons persons, DemoRows rows)
    {
        var known = rows.Persons.ToDictionary(p => p.Id);
        var expected = rows.Appointments
            .Where(a => a.SiteId == rows.Anchor!.Id && a.State is AppointmentState.Booked && a.StartsAt > day.At(0))
            .OrderBy(a => a.StartsAt).Select(a => known[a.PersonId]).Take(2).ToList();
        if (expected is [var one, var other])
            persons.MakeNamesake(other, one);
    }
}
