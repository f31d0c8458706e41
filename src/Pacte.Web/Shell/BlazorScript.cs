using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Pacte.Web.Shell;

/// <summary>Serves the client script embedded at build (BlazorScript.targets); only staff screens ask for it.</summary>
public static class BlazorScript
{
    public const string Path = "/_framework/blazor.web.js";

    /// <summary>Does nothing when the official package is on: its script is then one of the static assets.</summary>
    public static void MapBlazorScript(this IEndpointRouteBuilder routes)
    {
        using var resource = typeof(BlazorScript).Assembly.GetManifestResourceStream(Path[1..]);
        if (resource is null)
            return;
        var plain = new byte[resource.Length];
        resource.ReadExactly(plain);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(plain))[..16]}\"");
        var compressed = new Lazy<byte[]>(() => Compress(plain));
        routes.MapGet(Path, (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-cache";
            context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
            var brotli = context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
            if (brotli)
                context.Response.Headers.ContentEncoding = "br";
            return Results.Bytes(brotli ? compressed.Value : plain, "text/javascript; charset=utf-8", entityTag: tag);
        }).AllowAnonymous();
    }

    private static byte[] Compress(byte[] plain)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.Optimal))
            brotli.Write(plain);
        return target.ToArray();
    }
}
