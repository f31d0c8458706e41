namespace Pacte.Web.Data.Embedded;

/// <summary>Where PostgreSQL's programs may be looked for.</summary>
public sealed record BinariesSearch(NpmPostgres Npm, string? Chosen)
{
    /// <summary>Folders of installations that follow no search path, as globs of one level.</summary>
    private static readonly (string Parent, string Pattern, string Bin)[] Usual =
    [
        ("/usr/lib/postgresql", "*", "bin"),
        ("/usr", "pgsql-*", "bin"),
        ("/opt/homebrew/opt", "postgresql@*", "bin"),
        ("/usr/local/opt", "postgresql@*", "bin"),
        (Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles) + "/PostgreSQL", "*", "bin"),
    ];

    /// <summary>Folders of programs already on the machine; a test gives its own.</summary>
    public Func<IEnumerable<string>> OnMachine { get; init; } = Machine;

    private static IEnumerable<string> Machine()
    {
        var installed = Usual
            .Where(place => Directory.Exists(place.Parent))
            .SelectMany(place => Directory.EnumerateDirectories(place.Parent, place.Pattern)
                .OrderByDescending(folder => folder, StringComparer.Ordinal)
                .Select(folder => Path.Combine(folder, place.Bin)));
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return installed.Concat(onPath);
    }
}
