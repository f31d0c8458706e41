using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pacte.Domain.Access;
using Pacte.Web.Access;
using Pacte.Web.Data.Availability;
using Xunit;

namespace Pacte.TestKit;

/// <summary>The whole application on a database and a clock of its own: take it as a class fixture.</summary>
public class PacteApp(TestPostgres postgres) : WebApplicationFactory<Program>, IAsyncLifetime
{
    public TestDatabase Database { get; } = new(postgres);

    public ManualClock Clock { get; } = new();

    /// <summary>Started here, once: a factory that racers start together is started several times.</summary>
    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        Start();
        Database.Written = () => Get<KnownSlots>().RefreshAsync(default);
    }

    /// <summary>A visitor with cookies of their own.</summary>
    public Visitor NewVisitor() => new(CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false }));

    /// <summary>A member of the staff, signed in.</summary>
    public Visitor NewVisitor(Actor actor)
    {
        var visitor = NewVisitor();
        var (name, value) = CookieOf(actor);
        visitor.TakeCookie(name, value);
        return visitor;
    }

    /// <summary>The cookie that the application itself would give to a member of the staff who signs in now.</summary>
    public (string Name, string Value) CookieOf(Actor actor)
    {
        const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        var cookies = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Scheme);
        var ticket = new AuthenticationTicket(StaffClaims.ToPrincipal(actor, Scheme), Scheme)
        {
            Properties = { IssuedUtc = Clock.GetUtcNow(), ExpiresUtc = Clock.GetUtcNow().AddDays(1) },
        };
        return (cookies.Cookie.Name!, cookies.TicketDataFormat.Protect(ticket));
    }

    /// <summary>Rows to start from, on this application's database and clock.</summary>
    public Given Given => field ??= new(Database, Clock);

    /// <summary>A use case of the application.</summary>
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public override async ValueTask DisposeAsync()
    {
        Database.Written = () => Task.CompletedTask;
        await base.DisposeAsync();
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual void Start() => StartServer();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:Pacte", Database.ConnectionString);
        // The template is migrated already, and each test writes the rows it needs.
        // The level itself, not its "Default": the host passes the parents of a key too, empty, and an empty level is refused.
        builder.UseSetting("Serilog:MinimumLevel", "Warning");
        builder.UseSetting("Pacte:Start:Migrate", "false");
        builder.UseSetting("Pacte:Start:Scenario", "");
        builder.UseSetting("Pacte:Start:Workers", "false");
        // As built, compressed once: a file read again because its date is newer than the build's would be sent whole.
        builder.UseSetting("ReloadStaticAssetsAtRuntime", "false");
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.AddSingleton<IStartupFilter, VisitorAddress>();
        });
    }
}
