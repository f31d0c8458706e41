namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>Makes all the rows of a scene, in memory, in the order in which things happen.</summary>
internal static class DemoScene
{
    public static DemoRows Build(SceneDay day, ScenePlaces places, IReadOnlyDictionary<string, string> regionNames, CancellationToken ct)
    {
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
        new DemoSessions(day, reach, new SessionLife(day, new DemoBookings(day))).Build(rows, ct);
        new DemoExclusions(day, reach).Build(rows);
        new DemoAccounts(day, places).Build(rows, regionNames);
        return rows;
    }
}
