namespace Pacte.Web.Data.Embedded;

/// <summary>Where the embedded server lives, which programs run it, and the server settings it is started with.</summary>
public sealed record EmbeddedPostgresOptions(string Folder, BinariesSearch Search)
{
    public const string DatabaseName = "pacte";

    /// <summary>Values without spaces: they travel through a shell. Durability (fsync, synchronous_commit) keeps PostgreSQL's defaults.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["max_connections"] = "200",
        ["shared_buffers"] = "256MB",
    };
}
