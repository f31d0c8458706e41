using System.Globalization;

namespace Pacte.Web.Data.Embedded;

/// <summary>What a PostgreSQL server writes about itself in its data folder while it runs, and leaves there when it is killed.</summary>
public sealed record PostmasterFile(int ProcessId, int Port)
{
    private const int ProcessIdLine = 0;
    private const int PortLine = 3;

    public static string In(string cluster) => Path.Combine(cluster, "postmaster.pid");

    /// <summary>Null when there is no such file, or when it is only begun.</summary>
    public static PostmasterFile? Read(string cluster)
    {
        try
        {
            var lines = File.ReadAllLines(In(cluster));
            return lines.Length > PortLine
                && int.TryParse(lines[ProcessIdLine], CultureInfo.InvariantCulture, out var process)
                && int.TryParse(lines[PortLine], CultureInfo.InvariantCulture, out var port)
                    ? new PostmasterFile(process, port)
                    : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>
    /// True when the number now belongs to another program: PostgreSQL itself would take that program for a server.
    /// Only Linux says who has a number; elsewhere PostgreSQL's own check decides.
    /// </summary>
    public bool NumberWasReused
    {
        get
        {
            var name = $"/proc/{ProcessId}/comm";
            try
            {
                return OperatingSystem.IsLinux() && File.Exists(name) && File.ReadAllText(name).Trim() is not ("postgres" or "postmaster");
            }
            catch (IOException)
            {
                return false;
            }
        }
    }
}
