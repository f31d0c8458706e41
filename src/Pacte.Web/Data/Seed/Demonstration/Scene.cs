namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>What a demonstration shows, by name. Rows follow from the scene, the seed and the day; nothing else.</summary>
public sealed record Scene
{
    private Scene() { }

    public required string Name { get; init; }

    /// <summary>What the operator reads in the help of the verb.</summary>
    public required string Summary { get; init; }

    /// <summary>Regions shown; empty for the whole country.</summary>
    public IReadOnlyList<string> Regions { get; private init; } = [];

    /// <summary>Whether zones that no public source names complete the 151.</summary>
    public bool CompletesZones { get; private init; }

    public int Doctors { get; private init; }

    /// <summary>How many of the most populous zones have a second site.</summary>
    public int SecondSites { get; private init; }

    /// <summary>Dates that a doctor offers in a month, at most.</summary>
    public int OffersAtMost { get; private init; } = 5;

    /// <summary>How full sessions are, against the usual.</summary>
    public int BookedPercent { get; private init; } = 100;

    /// <summary>Regions whose next month is still to be planned.</summary>
    public IReadOnlyList<string> StillToPlan { get; private init; } = [];

    /// <summary>Regions whose agency has computed and published a plan for the end of the next month; about a third.</summary>
    public IReadOnlyList<string> Planned { get; private init; } = [];

    public static Scene National { get; } = new()
    {
        Name = "national",
        Summary = "151 zones (55 sourcées, les autres de démonstration), 180 lieux, 400 médecins.",
        CompletesZones = true,
        Doctors = 400,
        SecondSites = 29,
        StillToPlan = ["27", "44", "75"],
        Planned = ["84", "24", "28", "76", "93"],
    };

    public static Scene QuietRegion { get; } = new()
    {
        Name = "region",
        Summary = "Une région calme, la Normandie : 7 zones, peu de médecins, peu de rendez-vous.",
        Regions = ["28"],
        Doctors = 16,
        SecondSites = 2,
        OffersAtMost = 2,
        BookedPercent = 60,
        Planned = ["28"],
    };

    public static Scene Overseas { get; } = new()
    {
        Name = "outremer",
        Summary = "Guadeloupe, Guyane et Mayotte : 8 zones, d’autres fuseaux horaires, des îles sans route.",
        Regions = ["01", "03", "06"],
        Doctors = 30,
        SecondSites = 5,
        Planned = ["01"],
    };

    public static IReadOnlyList<Scene> All { get; } = [National, QuietRegion, Overseas];

    public static Scene? Find(string name) => All.FirstOrDefault(scene => scene.Name == name);

    public bool Shows(string? region) => Regions.Count == 0 || (region is not null && Regions.Contains(region));
}
