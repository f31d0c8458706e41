using System.Net;
using System.Net.Sockets;
using Pacte.Web.Access;

namespace Pacte.Web.Features.Booking.Taking;

/// <summary>Tells networks apart by a keyed hash; no address is stored.</summary>
public sealed class Networks(KeyedHash hash)
{
    public byte[] KeyOf(HttpContext http) => KeyOf(http.Connection.RemoteIpAddress);

    public byte[] KeyOf(IPAddress? address) => hash.Of("network", NameOf(address));

    /// <summary>Where a client speaks from: an IPv4 address, or the 64 first bits of an IPv6 one, which a home or a phone has whole.</summary>
    public static string NameOf(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().ToString();
        if (address.AddressFamily is not AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
