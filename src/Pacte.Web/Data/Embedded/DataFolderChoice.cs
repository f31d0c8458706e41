namespace Pacte.Web.Data.Embedded;

/// <summary>Where the embedded database lives when nothing says otherwise: a git-ignored folder of the repository.</summary>
public static class DataFolderChoice
{
    public const string Setting = "Pacte:DataFolder";

    public static string For(string? setting, string contentRoot)
    {
        var root = RepositoryRoot(contentRoot) ?? contentRoot;
        return Path.GetFullPath(string.IsNullOrWhiteSpace(setting) ? ".data" : setting, root);
    }

    private static string? RepositoryRoot(string contentRoot)
    {
        for (var folder = new DirectoryInfo(contentRoot); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Pacte.sln")))
                return folder.FullName;
        }
        return null;
    }
}
