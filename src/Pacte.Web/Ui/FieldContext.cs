namespace Pacte.Web.Ui;

/// <summary>What an input needs to be tied to its label, its hint and its error.</summary>
public sealed record FieldContext(string Id, string? Hint, string? Error)
{
    public string HintId => Id + "-aide";

    public string ErrorId => Id + "-erreur";

    public string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (_, null) => HintId,
        (null, _) => ErrorId,
        _ => $"{HintId} {ErrorId}",
    };

    public string? Invalid => Error is null ? null : "true";

    /// <summary>The id of the input with this name: the same for a field and for the summary that leads to it.</summary>
    public static string IdOf(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
