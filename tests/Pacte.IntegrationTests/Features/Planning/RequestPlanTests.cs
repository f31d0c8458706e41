using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Planning;
using Pacte.TestKit;
using Pacte.Web.Features.Planning;

namespace Pacte.IntegrationTests.Features.Planning;

public sealed class RequestPlanTests(TestPostgres postgres) : PlanningTest(postgres)
{
    [Fact]
    public async Task Refuses_a_month_in_the_past()
    {
        var asked = await Request.ExecuteAsync(new(Month.Previous, GivenPlaces.HautsDeFrance), Agency, default);

        Assert.Equal(PlanRefusal.MonthInThePast, asked.Refusal);
    }

    [Theory]
    [InlineData(GivenPlaces.Occitanie)]
    [InlineData(null)]
    public async Task An_agency_plans_its_own_region_only(string? region)
    {
        var asked = await Request.ExecuteAsync(new(Month, region), Agency, default);

        Assert.Equal(PlanRefusal.NotFound, asked.Refusal);
    }

    [Fact]
    public async Task National_agents_plan_the_country_and_regions_that_exist()
    {
        var national = Given.AsNational();

        Assert.True((await Request.ExecuteAsync(new(Month, null), national, default)).IsDone);
        Assert.True((await Request.ExecuteAsync(new(Month, GivenPlaces.Occitanie), national, default)).IsDone);
        Assert.Equal(PlanRefusal.NotFound, (await Request.ExecuteAsync(new(Month, "99"), national, default)).Refusal);
    }

    [Fact]
    public async Task Eight_agents_at_once_start_one_computation()
    {
        var asked = await Race.RunAsync(8, _ => Request.ExecuteAsync(new(Month, GivenPlaces.HautsDeFrance), Agency, default));

        Assert.Single(asked, a => a.IsDone);
        Assert.Equal(7, asked.Count(a => a.Refusal is PlanRefusal.AlreadyRunning));
        await using var db = Database.Open();
        Assert.Single(await db.Plans.ToListAsync());
        Assert.Equal("plan-requested", (await db.AuditEntries.SingleAsync()).Action);
    }
}
