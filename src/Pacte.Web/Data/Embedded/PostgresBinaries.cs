using System.Globalization;
using System.Text.RegularExpressions;
using Pacte.Web.Starting;

namespace Pacte.Web.Data.Embedded;

/// <summary>A folder that holds <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>, and the version they are.</summary>
public sealed partial record PostgresBinaries(string Folder, int Major)
{
    public const string Setting = "Pacte:PostgresBinaries";
    public const int OldestMajor = 15;

    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];

    public string PathOf(string program) => Path.Combine(Folder, FileName(program));

    /// <summary>
    /// The npm package first, then the machine's own, newest first. An existing cluster needs the major version that made it.
    /// </summary>
    public static async Task<PostgresBinaries> FindAsync(BinariesSearch search, int? major, StartConsole console, CancellationToken ct)
    {
        var tried = new List<PostgresBinaries>();
        await foreach (var candidate in CandidatesAsync(search, console, ct))
        {
            if (candidate.Major >= OldestMajor && (major is null || candidate.Major == major))
                return candidate;
            tried.Add(candidate);
        }
        var seen = tried.Count == 0 ? "aucun" : string.Join(", ", tried.Select(t => $"{t.Major} ({t.Folder})"));
        throw new StartRefusedException(major is null
            ? $"Aucun PostgreSQL ≥ {OldestMajor} n’a été trouvé (trouvé : {seen}). Trois façons d’en donner un :\n"
              + "  1. un serveur existant : ConnectionStrings__Pacte=\"Host=…;Database=…;Username=…;Password=…\" ;\n"
              + "  2. Node et npm, avec un accès au registre npm : Pacte installe alors lui-même PostgreSQL 18 ;\n"
              + "  3. les programmes de PostgreSQL 15 ou plus récent sur cette machine (Debian : apt-get install postgresql)."
            : $"Le dossier de données a été créé par PostgreSQL {major}, qui n’est plus là (trouvé : {seen}). "
              + "Rien n’a été modifié. Remettez cette version, ou choisissez un autre dossier par Pacte__DataFolder.");
    }

    private static async IAsyncEnumerable<PostgresBinaries> CandidatesAsync(
        BinariesSearch search, StartConsole console, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        if (search.Chosen is { Length: > 0 } chosen)
        {
            if (await AtAsync(chosen, ct) is { } only)
                yield return only;
            yield break;
        }
        if (await search.Npm.InstalledAsync(console, ct) is { } folder && await AtAsync(folder, ct) is { } packaged)
            yield return packaged;
        foreach (var place in search.OnMachine())
        {
            if (await AtAsync(place, ct) is { } found)
                yield return found;
        }
    }

    private static async Task<PostgresBinaries?> AtAsync(string folder, CancellationToken ct)
    {
        if (!Needed.All(program => File.Exists(Path.Combine(folder, FileName(program)))))
            return null;
        var pgCtl = Path.Combine(folder, FileName("pg_ctl"));
        var (exitCode, output) = await new ExternalCommand(pgCtl, ["--version"], folder).RunAsync(ct);
        var match = VersionPattern().Match(output);
        return exitCode == 0 && match.Success
            ? new PostgresBinaries(folder, int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture))
            : null;
    }

    private static string FileName(string program) => OperatingSystem.IsWindows() ? program + ".exe" : program;

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>\d+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionPattern();
}
