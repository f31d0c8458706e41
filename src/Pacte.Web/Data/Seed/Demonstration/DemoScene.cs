namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>Makes all the rows of a scene, in memory, in the order in which things happen.</summary>
internal static class DemoScene
{
    public static DemoRows Build(SceneDay day, ScenePlaces places, IReadOnlyDictionary<string, string> regionNames)
    {
        var rows = new DemoRows();
        var zones = new DemoZones(day, places).Choose(rows);
        new DemoSites(day, places).Build(rows, zones);
        new DemoNeeds(day, places).Build(rows);
        new DemoDoctors(day, places).Build(rows);
        var reach = new Reach(places, rows);
        new DemoAnchor(day, reach).Build(rows);
        new DemoOffers(day, reach).Build(rows);
        new DemoSessions(day, reach, new SessionLife(day, new DemoBookings(day))).Build(rows);
        new DemoExclusions(day, reach).Build(rows);
        new DemoAccounts(day).Build(rows, regionNames);
        return rows;
    }
}
