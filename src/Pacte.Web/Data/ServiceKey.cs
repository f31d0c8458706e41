namespace Pacte.Web.Data;

/// <summary>A secret of the service (protected by the data protection keys), made once and shared by all nodes.</summary>
public sealed class ServiceKey
{
    public required string Name { get; init; }
    public required string ProtectedValue { get; init; }
}
