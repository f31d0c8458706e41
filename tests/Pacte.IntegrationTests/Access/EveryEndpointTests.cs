using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Access;

public sealed class EveryEndpointTests(PacteApp app) : IClassFixture<PacteApp>
{
    [Fact]
    public void Every_endpoint_says_who_may_open_it()
    {
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        var silent = endpoints
            .Where(e => e.Metadata.GetMetadata<IAuthorizeData>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(e => e.RoutePattern.RawText)
            // The framework's own, which the fallback policy closes to people without an account.
            .Except(["{**path:file}", "/_framework/opaque-redirect"]);

        Assert.NotEmpty(endpoints);
        Assert.Empty(silent);
    }
}
