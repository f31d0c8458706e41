using Microsoft.AspNetCore.Mvc.Testing;

namespace Pacte.TestKit;

/// <summary>Sends requests to several instances of the application in turn, as a balancer without affinity does.</summary>
public sealed class TakingTurns(IReadOnlyList<WebApplicationFactory<Program>> instances) : HttpMessageHandler
{
    private readonly List<HttpMessageInvoker> servers = [.. instances.Select(instance => new HttpMessageInvoker(instance.Server.CreateHandler()))];

    /// <summary>How many requests were answered so far, by all.</summary>
    public int Count { get; private set; }

    /// <summary>A visitor who meets them in turn.</summary>
    public Visitor NewVisitor() => new(new HttpClient(this, disposeHandler: false) { BaseAddress = new("http://localhost/") });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        servers[Count++ % servers.Count].SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            servers.ForEach(server => server.Dispose());
        base.Dispose(disposing);
    }
}
