using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Pacte.Web.Access;

/// <summary>
/// Where people reach this service: <c>Pacte:PublicAddress</c>, else the first address that the server listens on, or is about to.
/// Never the Host header of a request, which anybody may write.
/// </summary>
public sealed class PublicAddress(IConfiguration configuration, IServer server)
{
    public const string Setting = "Pacte:PublicAddress";

    /// <summary>The whole address of a path that begins with a slash.</summary>
    public string Of(string path) => $"{Root().TrimEnd('/')}{path}";

    private string Root() =>
        configuration[Setting] is { Length: > 0 } set ? set
        : server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
        ?? configuration[WebHostDefaults.ServerUrlsKey]?.Split(';')[0]
        ?? "http://localhost";
}
