using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Pacte.TestKit;

/// <summary>Gives each request the address that its visitor says: the server in memory has no network.</summary>
internal sealed class VisitorAddress : IStartupFilter
{
    public const string Header = "X-Visitor-Address";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, continued) =>
        {
            if (IPAddress.TryParse(http.Request.Headers[Header].ToString(), out var address))
                http.Connection.RemoteIpAddress = address;
            return continued();
        });
        next(app);
    };
}
