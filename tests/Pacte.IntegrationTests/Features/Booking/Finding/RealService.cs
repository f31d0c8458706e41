using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Features.Booking.Finding;

/// <summary>A second application on the same database, with an operator and an address of its own.</summary>
internal sealed class RealService(PacteApp app) : WebApplicationFactory<Program>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:Pacte", app.Database.ConnectionString);
        builder.UseSetting("Serilog:MinimumLevel", "Warning");
        builder.UseSetting("Pacte:Start:Migrate", "false");
        builder.UseSetting("Pacte:Start:Scenario", "");
        builder.UseSetting("Pacte:Start:Workers", "false");
        builder.UseSetting("Pacte:Operator:Name", "Agence d’essai");
        builder.UseSetting("Pacte:PublicAddress", "https://pacte.test/");
    }
}
