using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Pacte.Web.Features.Booking;

/// <summary>
/// How often one network may post. Generous: a town hall, a hospital or a whole village may share one address, and nobody is ever
/// banned, only slowed. Reading pages is never limited here.
/// </summary>
public static class BookingLimits
{
    public const string Hold = "tenir-un-horaire";
    public const string Code = "demander-un-code";
    public const string Links = "renvoyer-les-liens";

    public static IServiceCollection AddBookingLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
        options.AddPolicy(Hold, http => PerMinute(http, 60));
        options.AddPolicy(Code, http => PerMinute(http, 40));
        options.AddPolicy(Links, http => PerMinute(http, 10));
    });

    /// <summary>Where a client speaks from: an IPv4 address, or the 64 first bits of an IPv6 one, which a home or a phone has whole.</summary>
    public static string NetworkOf(IPAddress? address)
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

    private static RateLimitPartition<string> PerMinute(HttpContext http, int permits)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
            return RateLimitPartition.GetNoLimiter("");
        return RateLimitPartition.GetSlidingWindowLimiter(NetworkOf(http.Connection.RemoteIpAddress), _ => new()
        {
            PermitLimit = permits,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        });
    }
}
