namespace Pacte.Web.Ui;

/// <summary>A number big, its unit small, the words under it.</summary>
public sealed record Figure(string Value, string Words, string? Unit = null);
