namespace Pacte.Web.Ui;

/// <summary>One answer among several: what is posted, and what is read.</summary>
public sealed record Choice(string Value, string Text);
