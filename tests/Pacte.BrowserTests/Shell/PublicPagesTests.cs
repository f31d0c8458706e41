using Pacte.BrowserTests.Kit;
using Pacte.TestKit;

namespace Pacte.BrowserTests.Shell;

public sealed class PublicPagesTests(ListeningApp app, Chromium chromium) : IClassFixture<ListeningApp>
{
    [Fact]
    public async Task No_public_page_loads_a_script()
    {
        var page = await chromium.NewPageAsync(app, Screen.Desk);
        var scripts = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.ResourceType == "script")
                scripts.Add(request.Url);
        };
        await page.GotoAsync("/aide");

        Assert.Empty(scripts);
        await page.Context.CloseAsync();
    }
}
