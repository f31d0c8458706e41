namespace Pacte.Web.Data;

/// <summary>A key that protects cookies and forms, shared by all web nodes.</summary>
public sealed class DataProtectionKey
{
    public int Id { get; init; }
    public required string FriendlyName { get; init; }
    public required string Xml { get; init; }
}
