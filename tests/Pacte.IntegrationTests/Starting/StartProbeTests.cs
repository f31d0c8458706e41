using Pacte.TestKit;
using Pacte.Web.Data.Seed;
using Pacte.Web.Data.Seed.Demonstration;
using Pacte.Web.Features.Planning;
using Pacte.Web.Starting;

namespace Pacte.IntegrationTests.Starting;

public sealed class StartProbeTests(PacteApp app) : IClassFixture<PacteApp>
{
    [Fact]
    public async Task A_scene_without_its_plans_is_found_until_they_are_made()
    {
        var probe = app.Get<StartProbe>();
        Assert.Null(await probe.FindUnplannedSceneAsync(default));

        await app.Get<SeedScenario>().ExecuteAsync(new("outremer"), default);
        Assert.Equal("outremer", await probe.FindUnplannedSceneAsync(default));

        await app.Get<PlanScene>().ExecuteAsync(Scene.Overseas, default);
        Assert.Null(await probe.FindUnplannedSceneAsync(default));
    }
}
