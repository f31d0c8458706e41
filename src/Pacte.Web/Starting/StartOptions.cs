namespace Pacte.Web.Starting;

/// <summary>What a start does before it serves.</summary>
public sealed record StartOptions
{
    public const string Section = "Pacte:Start";

    /// <summary>Whether this process brings the schema up to date; elsewhere the verb <c>migrate</c> does.</summary>
    public bool Migrate { get; init; } = true;

    /// <summary>Demonstration scene loaded into an empty database; never in production.</summary>
    public string Scenario { get; init; } = "";

    /// <summary>Whether this process sends messages and does the periodic work.</summary>
    public bool Workers { get; init; } = true;

    /// <summary>How long requests under way may last once a stop is asked.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(25);

    public static StartOptions From(IConfiguration configuration) => configuration.GetSection(Section).Get<StartOptions>() ?? new();
}
