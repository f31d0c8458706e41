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
        UseKestrel(port: 0);
        base.Start();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        if (InProduction)
            builder.UseEnvironment("Production").UseSetting("Pacte:DataProtection:Key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
    }
}
