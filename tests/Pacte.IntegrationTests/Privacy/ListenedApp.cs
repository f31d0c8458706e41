using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Privacy;

/// <summary>The application with everything that it logs kept, on the levels that a search for a fault would set.</summary>
public sealed class ListenedApp(TestPostgres postgres) : PacteApp(postgres)
{
    public EverythingLogged Log { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddLogging(logging =>
            logging.AddProvider(Log).AddFilter<EverythingLogged>(category: null, LogLevel.Debug)));
    }
}
