using System.Globalization;
using Microsoft.AspNetCore.Connections;
using Serilog;
using Serilog.Events;

namespace Pacte.Web.Starting;

internal static class Logs
{
    private const string Line = "{Timestamp:HH:mm:ss.fff} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Exception}";

    /// <summary>Levels, and other outputs if any, come from the Serilog section. Failed statements are logged by whoever catches them.</summary>
    /// <param name="builder">The application being built.</param>
    /// <param name="besideAnAnswer">A verb answers on the output stream: its logs go to the other one.</param>
    public static WebApplicationBuilder AddLogs(this WebApplicationBuilder builder, bool besideAnAnswer)
    {
        var logger = new LoggerConfiguration()
            .Enrich.FromLogContext()
            .WriteTo.Console(
                outputTemplate: Line,
                formatProvider: CultureInfo.InvariantCulture,
                standardErrorFromLevel: besideAnAnswer ? LogEventLevel.Verbose : null)
            // Said in one line by the start guard.
            .Filter.ByExcluding(entry => entry.Exception is IOException { InnerException: AddressInUseException })
            .ReadFrom.Configuration(builder.Configuration)
            .CreateLogger();
        builder.Logging.ClearProviders().AddSerilog(logger, dispose: true);
        return builder;
    }
}
