namespace Pacte.LoadTests.Surroundings;

/// <summary>Where the application lies that was built together with this tool.</summary>
internal static class Built
{
    /// <summary>The project's folder: the content root, with its settings and static files.</summary>
    public static string AppFolder { get; } = Path.Combine(Repository(), "src", "Pacte.Web");

    /// <summary>In its own output folder, so that it runs with its own runtime settings.</summary>
    public static string App { get; } = Path.Combine(AppFolder, "bin", Output.Parent!.Name, Output.Name, "Pacte.Web.dll");

    public static string Tool { get; } = typeof(Built).Assembly.Location;

    public static bool IsRelease { get; } = Output.Parent!.Name == "Release";

    private static DirectoryInfo Output => new(AppContext.BaseDirectory);

    private static string Repository()
    {
        var folder = Output;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pacte.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tool runs from the repository that it was built in.");
    }
}
