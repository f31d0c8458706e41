namespace Pacte.Web.Ui;

/// <summary>What a state means. The words say it; the colour only repeats it.</summary>
public enum Tone
{
    Neutral,
    Good,
    Warn,
    Bad,
}

/// <summary>Builds class attributes from optional parts.</summary>
public static class Css
{
    public static string Join(params ReadOnlySpan<string?> parts) => string.Join(' ', parts.ToArray().Where(part => !string.IsNullOrEmpty(part)));

    public static string? When(bool condition, string name) => condition ? name : null;

    public static string? Of(Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Warn => "warn",
        Tone.Bad => "bad",
        _ => null,
    };
}
