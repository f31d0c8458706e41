using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace Pacte.Web.Shell;

/// <summary>
/// Compresses what anybody may see. A page that holds a token or somebody's own data is never stored, and so never compressed either:
/// beside words of the address, its length would tell of the secret (BREACH).
/// </summary>
public static class PageCompression
{
    public static IServiceCollection AddPageCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html", "application/xml", "text/plain"];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        return services.AddSingleton<IResponseCompressionProvider, PublicOnly>();
    }

    private sealed class PublicOnly(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
    {
        // Asked at the first byte, once the page is rendered and its headers are known.
        public override bool ShouldCompressResponse(HttpContext context) =>
            HttpMethods.IsGet(context.Request.Method)
            && context.User.Identity?.IsAuthenticated is not true
            && !context.Response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.OrdinalIgnoreCase)
            && context.Response.Headers.SetCookie.Count == 0
            && base.ShouldCompressResponse(context);
    }
}
