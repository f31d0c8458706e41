using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting;

namespace Pacte.TestKit;

/// <summary>The whole application on a real port of 127.0.0.1, for a browser.</summary>
public sealed class ListeningApp(TestPostgres postgres) : PacteApp(postgres)
{
    /// <summary>Whether it believes to run in production.</summary>
    public bool InProduction { get; init; }

    public Uri Address => ClientOptions.BaseAddress;

    protected override void Start()
    {
        // Its port is a setting: the factory would set it itself beside an application that may have started by then.
        UseKestrel();
        base.Start();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
        if (InProduction)
            builder.UseStaticWebAssets().UseEnvironment("Production").UseSetting("Pacte:DataProtection:Key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
    }
}
