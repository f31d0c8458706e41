using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Pacte.Domain.Access;
using Pacte.Domain.Planning;
using Pacte.Domain.Time;
using Pacte.TestKit;
using Pacte.Web.Access;
using Pacte.Web.Audit;
using Pacte.Web.Data;
using Pacte.Web.Data.Places;
using Pacte.Web.Features.Planning;
using Pacte.Web.Outbox;
using Pacte.Web.Shell;

namespace Pacte.IntegrationTests.Features.Planning;

/// <summary>What tests of plans share: a database for each test, since a plan is about every row of its month.</summary>
public abstract class PlanningTest(TestPostgres postgres) : IAsyncLifetime
{
    protected static readonly Actor Agency = Given.AsAgency(GivenPlaces.HautsDeFrance);

    private static readonly IConfiguration Settings =
        new ConfigurationBuilder().AddInMemoryCollection([new(PublicAddress.Setting, "https://pacte.exemple")]).Build();

    private readonly EphemeralDataProtectionProvider protection = new();

    protected TestDatabase Database { get; } = new(postgres);

    protected ManualClock Clock { get; } = new();

    protected Given Given => field ??= new(Database, Clock);

    protected MonthOfYear Month => MonthOfYear.Of(Given.InDays(0));

    protected RequestPlan Request => new(Database.Work, new AuditTrail(Clock), Clock);

    protected ComputePlan Compute => new(
        new PlaceDirectory(Database.Work), new PlanRun(Database.Work, Clock), new LoadPlanSources(Database.Work), Clock, NullLogger<ComputePlan>.Instance);

    protected PublishPlan Publish => new(
        Database.Work,
        new AuditTrail(Clock),
        new ProposalMessages(
            new OutboxWriter(Clock, new KeyedHash(Database.Work, protection)),
            new PublicAddress(Settings, new TestServer(new ServiceCollection().BuildServiceProvider())),
            Options.Create(new OperatorOptions())),
        Clock);

    protected ChoosePlacement Choose => new(Database.Work, new AuditTrail(Clock), Clock);

    protected DropChoice Drop => new(Database.Work, new AuditTrail(Clock), Clock);

    protected ListChoices Choices => new(Database.Work);

    protected ShowPlan Show => new(Database.Work, Clock);

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        await Given.PlacesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Asks for a plan and computes it.</summary>
    protected async Task<PlanView> PlanAsync(Actor? actor = null)
    {
        actor ??= Agency;
        var asked = await Request.ExecuteAsync(new(Month, actor.RegionCode), actor, default);
        Assert.True(asked.IsDone, asked.Refusal.ToString());
        Assert.True(await Compute.ExecuteNextAsync(default));
        return await ShowAsync(asked.Value, actor);
    }

    protected async Task<PlanView> ShowAsync(Guid plan, Actor? actor = null) =>
        await Show.ExecuteAsync(plan, (actor ?? Agency).Scope, default) ?? throw new InvalidOperationException("No such plan.");

    protected async Task<List<Session>> SessionsAsync()
    {
        await using var db = Database.Open();
        return await db.Sessions.AsNoTracking().OrderBy(s => s.StartsAt).ThenBy(s => s.Room).ToListAsync();
    }

    protected async Task ChangeAsync(Func<PacteDb, Task> change)
    {
        await using var db = Database.Open();
        await change(db);
        await db.SaveChangesAsync();
    }
}
