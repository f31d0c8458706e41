using System.Buffers;
using System.Net;
using System.Text;

namespace Pacte.LoadTests.Traffic;

/// <summary>What came back from one request; no error means that the person got what they asked, or a clear « just taken ».</summary>
internal readonly record struct Reply(string? Error, Guid Draft);

/// <summary>A page as a person has it; with an error, nothing else counts.</summary>
internal readonly record struct PageReply(string? Error, HttpStatusCode Status, string Location, string Body);

/// <summary>One of the two servers, as people reach it: each says its own address, as behind a proxy. No page is kept by its URL.</summary>
internal sealed class Target(string name, Uri address, string slotMark) : IDisposable
{
    private const int MostConnections = 200;
    private const int GuidLength = 36;
    private const int PageRoom = 256 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly byte[] mark = Encoding.ASCII.GetBytes(slotMark);
    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler
    {
        UseCookies = false,
        UseProxy = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        MaxConnectionsPerServer = MostConnections,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
    });

    public string Name => name;

    /// <summary>Reads a page; with <paramref name="slots"/>, also which slots it offers.</summary>
    public async Task<string?> SearchAsync(Visitor visitor, List<Guid>? slots, CancellationToken ct)
    {
        var home = visitor.Home;
        using var request = From(visitor.Address, HttpMethod.Get, $"/recherche?lieu={Uri.EscapeDataString(home.Name)}&commune={home.Code}");
        return await SendAsync(request, async (answer, limit) =>
        {
            var page = ArrayPool<byte>.Shared.Rent(PageRoom);
            try
            {
                var length = await ReadAsync(answer, page, limit);
                if (slots is not null)
                    FindSlots(page.AsSpan(0, length), slots);
                return answer.StatusCode is HttpStatusCode.OK && length > 0 ? null : $"{(int)answer.StatusCode}, {length} bytes";
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(page);
            }
        }, ct);
    }

    /// <summary>Takes a slot, as the button of the page does.</summary>
    public async Task<Reply> HoldAsync(string from, Guid slot, CancellationToken ct)
    {
        using var request = From(from, HttpMethod.Post, "/reservation");
        request.Content = new ByteArrayContent(Encoding.ASCII.GetBytes($"creneau={slot}"));
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        var draft = Guid.Empty;
        var error = await SendAsync(request, async (answer, limit) =>
        {
            await answer.Content.CopyToAsync(Stream.Null, limit);
            if (answer.StatusCode is not HttpStatusCode.SeeOther)
                return $"{(int)answer.StatusCode} to a hold";
            var place = answer.Headers.Location?.OriginalString ?? "";
            return Guid.TryParse(place.AsSpan(place.LastIndexOf('/') + 1), out draft) || place.Contains("/pris") ? null : $"sent to {place}";
        }, ct);
        return new(error, draft);
    }

    /// <summary>One step of somebody who keeps cookies: the answer is read whole, and <paramref name="cookies"/> takes what it sets.</summary>
    public async Task<PageReply> AskAsync(string from, Dictionary<string, string> cookies, string path, string? form, CancellationToken ct)
    {
        using var request = From(from, form is null ? HttpMethod.Get : HttpMethod.Post, path);
        if (cookies.Count > 0)
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        if (form is not null)
            request.Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        var reply = default(PageReply);
        var error = await SendAsync(request, async (answer, limit) =>
        {
            var body = await answer.Content.ReadAsStringAsync(limit);
            foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
                cookies[set[..set.IndexOf('=')]] = set[(set.IndexOf('=') + 1)..].Split(';')[0];
            reply = new(null, answer.StatusCode, answer.Headers.Location?.OriginalString ?? "", body);
            return (int)answer.StatusCode is 429 or >= 500 ? $"{(int)answer.StatusCode} at a step" : null;
        }, ct);
        return reply with { Error = error };
    }

    public void Dispose() => client.Dispose();

    private HttpRequestMessage From(string visitor, HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(address, path));
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", visitor);
        return request;
    }

    private async Task<string?> SendAsync(
        HttpRequestMessage request, Func<HttpResponseMessage, CancellationToken, Task<string?>> read, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            using var answer = await client.SendAsync(request, limit.Token);
            return await read(answer, limit.Token);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
        {
            return error.GetType().Name;
        }
    }

    private static async Task<int> ReadAsync(HttpResponseMessage answer, byte[] page, CancellationToken ct)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(ct);
        var length = 0;
        while (await body.ReadAsync(page.AsMemory(length), ct) is var read and > 0)
            length += read;
        return length;
    }

    private void FindSlots(ReadOnlySpan<byte> page, List<Guid> slots)
    {
        while (page.IndexOf(mark) is var at and >= 0 && page.Length >= at + mark.Length + GuidLength)
        {
            page = page[(at + mark.Length)..];
            if (System.Buffers.Text.Utf8Parser.TryParse(page, out Guid slot, out _))
                slots.Add(slot);
        }
    }
}
