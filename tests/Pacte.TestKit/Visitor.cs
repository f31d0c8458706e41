using System.Net;
using System.Security.Cryptography;
using AngleSharp;

namespace Pacte.TestKit;

/// <summary>
/// Somebody with a browser without script: keeps cookies, follows redirects, fills in and sends the forms of the pages they are shown.
/// </summary>
public sealed class Visitor(HttpClient client) : IDisposable
{
    private const int MostRedirects = 10;

    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);
    private readonly IBrowsingContext parser = BrowsingContext.New(Configuration.Default);

    /// <summary>Headers sent with every request.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.Ordinal);

    /// <summary>Where they speak from, one's own unless said otherwise.</summary>
    public IPAddress Address { get; set; } = new(RandomNumberGenerator.GetBytes(16));

    public IReadOnlyDictionary<string, string> Cookies => cookies;

    /// <summary>Puts a cookie into the browser.</summary>
    public void TakeCookie(string name, string value) => cookies[name] = value;

    public Task<Page> GetAsync(string address) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Get, new Uri(client.BaseAddress!, address)));

    /// <summary>Sends a request that is not a form's; the answer may be anything, a page, a file or JSON.</summary>
    public async Task<Page> SendAsync(Func<HttpRequestMessage> makeRequest)
    {
        var request = makeRequest();
        for (var redirects = 0; ; redirects++)
        {
            Prepare(request);
            using var response = await client.SendAsync(request);
            Keep(response);
            if (response.Headers.Location is not { } next || (int)response.StatusCode is < 300 or > 399)
                return await ReadAsync(request.RequestUri!, response);
            if (redirects == MostRedirects)
                throw new InvalidOperationException($"Redirected {MostRedirects} times, last to {next}.");
            request = Follow(request, response.StatusCode, next);
        }
    }

    public void Dispose()
    {
        client.Dispose();
        parser.Dispose();
    }

    private void Prepare(HttpRequestMessage request)
    {
        if (cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        request.Headers.TryAddWithoutValidation(VisitorAddress.Header, Address.ToString());
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
    }

    /// <summary>As a browser does, except that expiry dates are not compared with the machine's clock: the application has another.</summary>
    private void Keep(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var lines))
            return;
        foreach (var line in lines)
        {
            var (name, value) = Split(line.Split(';')[0]);
            if (value.Length == 0 || line.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase))
                cookies.Remove(name);
            else
                cookies[name] = value;
        }
    }

    private static (string Name, string Value) Split(string pair)
    {
        var at = pair.IndexOf('=', StringComparison.Ordinal);
        return (pair[..at].Trim(), pair[(at + 1)..].Trim());
    }

    private static HttpRequestMessage Follow(HttpRequestMessage request, HttpStatusCode status, Uri next)
    {
        var keepsMethod = status is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
        if (keepsMethod && request.Method != HttpMethod.Get)
            throw new NotSupportedException($"A redirected {request.Method}: no page of the product answers this.");
        return new HttpRequestMessage(HttpMethod.Get, new Uri(request.RequestUri!, next));
    }

    private async Task<Page> ReadAsync(Uri address, HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        var document = await parser.OpenAsync(page => page.Content(body).Address(address));
        return new Page(this, response.StatusCode, address, body, document)
        {
            Headers = response.Headers.Concat(response.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        };
    }
}
