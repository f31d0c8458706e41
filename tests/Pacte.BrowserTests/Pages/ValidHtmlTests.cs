using Pacte.BrowserTests.Kit;
using Pacte.Web.Languages;

namespace Pacte.BrowserTests.Pages;

/// <summary>What patients receive is HTML as its rules ask, in both languages.</summary>
public sealed class ValidHtmlTests(PageScene scene) : IClassFixture<PageScene>
{
    [Fact]
    public async Task Every_page_that_anybody_may_open_is_valid()
    {
        using var client = new HttpClient { BaseAddress = scene.App.Address };
        var pages = new List<ServedPage>();
        foreach (var sample in scene.OpenToAll)
        {
            using var answer = await client.GetAsync(new Uri(sample.Address, UriKind.Relative));
            Assert.Equal((sample.Address, sample.Status), (sample.Address, (int)answer.StatusCode));
            pages.Add(new(sample.Address, await answer.Content.ReadAsStringAsync()));
        }

        var found = await HtmlValidator.CheckAsync(pages);

        Assert.True(found.Count == 0, string.Join('\n', found.Take(60)));
        Assert.Contains(pages, page => page.Address.StartsWith(Speech.EnglishRoot, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_that_breaks_the_rules_is_seen()
    {
        var found = await HtmlValidator.CheckAsync([new("/faute", "<!DOCTYPE html><html lang=\"fr\"><head><title>Une</title></head><body><p><div>mal</p></body></html>")]);

        Assert.NotEmpty(found);
    }
}
