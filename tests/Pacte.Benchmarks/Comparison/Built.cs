namespace Pacte.Benchmarks.Comparison;

/// <summary>Where things lie in the repository that this tool was built in.</summary>
internal static class Built
{
    /// <summary>The application, in its own output folder so that it runs with its own runtime settings.</summary>
    public static string App { get; } = Path.Combine(Repository(), "src", "Pacte.Web", "bin", Output.Parent!.Name, Output.Name, "Pacte.Web.dll");

    /// <summary>This tool.</summary>
    public static string Tool { get; } = typeof(Built).Assembly.Location;

    /// <summary>Where the growth of solve times is drawn.</summary>
    public static string GrowthPlot { get; } = Path.Combine(Repository(), "docs", "matching-growth.svg");

    /// <summary>A file of the folder « Comparison ».</summary>
    public static string Source(string name) => Path.Combine(Repository(), "tests", "Pacte.Benchmarks", "Comparison", name);

    private static DirectoryInfo Output => new(AppContext.BaseDirectory);

    private static string Repository()
    {
        var folder = Output;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pacte.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tool runs from the repository that it was built in.");
    }
}
