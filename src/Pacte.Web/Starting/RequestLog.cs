using System.Diagnostics;

namespace Pacte.Web.Starting;

/// <summary>
/// One line per request: the route's pattern instead of the address, which may hold a person's key, and the trace that finds the rest.
/// </summary>
public sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var began = clock.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-";
            var trace = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
            Served(context.Request.Method, route, context.Response.StatusCode, clock.GetElapsedTime(began).TotalMilliseconds, trace);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} {Milliseconds:0.0} ms {Trace}")]
    private partial void Served(string method, string route, int status, double milliseconds, string trace);
}
