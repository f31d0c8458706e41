using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Pacte.Web.Starting;

/// <summary>
/// Peers whose X-Forwarded-For and X-Forwarded-Proto are believed: addresses or networks of <c>Pacte:TrustedProxies</c>, none by default.
/// </summary>
internal static class TrustedProxies
{
    private const string Setting = "Pacte:TrustedProxies";

    public static void AddTrustedProxies(this WebApplicationBuilder builder)
    {
        var peers = builder.Configuration.GetSection(Setting).Get<string[]>() ?? [];
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            options.ForwardedHeaders = ForwardedHeaders.None;
            if (peers.Length == 0)
                return;
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // Walks back through trusted peers and stops at the first that is not.
            options.ForwardLimit = null;
            foreach (var peer in peers)
                options.KnownIPNetworks.Add(Network(peer));
        });
    }

    private static System.Net.IPNetwork Network(string peer)
    {
        if (System.Net.IPNetwork.TryParse(peer, out var network))
            return network;
        if (IPAddress.TryParse(peer, out var address))
            return new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8);
        throw new StartRefusedException($"Pacte__TrustedProxies : « {peer} » n’est ni une adresse ni un réseau (exemple : 10.0.0.0/8).");
    }
}
