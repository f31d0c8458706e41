namespace Pacte.Web.Starting;

/// <summary>
/// Where settings and public files are read: the folder that the process is started in when they lie there, else that of the executable,
/// so that it may be started from anywhere.
/// </summary>
internal static class ContentFolder
{
    private const string Settings = "appsettings.json";

    public static WebApplicationOptions For(string[] args) => new()
    {
        Args = args,
        ContentRootPath = !File.Exists(Settings) && File.Exists(Path.Combine(AppContext.BaseDirectory, Settings)) ? AppContext.BaseDirectory : null,
    };
}
