using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Pacte.IntegrationTests.Outbox.Peers;

/// <summary>A request as the provider read it.</summary>
public sealed record SmsRequest(IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>A provider of short messages, on a free port of 127.0.0.1: it keeps what it is posted and answers as told.</summary>
public sealed class SmsPeer : IAsyncLifetime
{
    private readonly WebApplication app;

    public SmsPeer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapPost("/messages", ReceiveAsync);
    }

    public ConcurrentQueue<SmsRequest> Requests { get; } = [];

    public Uri Address => new(new Uri(app.Urls.First()), "/messages");

    /// <summary>How the next requests are answered.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = Accept;

    public static Task Accept(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        return Task.CompletedTask;
    }

    public async ValueTask InitializeAsync() => await app.StartAsync();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        Requests.Enqueue(new(http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
        await Answer(http);
    }
}
