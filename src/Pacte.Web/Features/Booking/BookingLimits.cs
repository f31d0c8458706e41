using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Pacte.Web.Features.Booking.Taking;

namespace Pacte.Web.Features.Booking;

/// <summary>
/// How often one network may post. Generous: a town hall, a hospital or a whole village may share one address, and nobody is ever
/// banned, only slowed. Reading pages is never limited here.
/// </summary>
public static class BookingLimits
{
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
        options.AddPolicy(Code, http => PerMinute(http, 40));
        options.AddPolicy(Links, http => PerMinute(http, 10));
    });

    private static RateLimitPartition<string> PerMinute(HttpContext http, int permits)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
            return RateLimitPartition.GetNoLimiter("");
        return RateLimitPartition.GetSlidingWindowLimiter(Networks.NameOf(http.Connection.RemoteIpAddress), _ => new()
        {
            PermitLimit = permits,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        });
    }
}
