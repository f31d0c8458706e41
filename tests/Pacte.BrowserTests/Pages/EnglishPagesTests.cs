using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using Pacte.BrowserTests.Kit;
using Pacte.Web.Languages;

namespace Pacte.BrowserTests.Pages;

/// <summary>Every page that says it is there in English is so, whole, and leads to English pages.</summary>
public sealed class EnglishPagesTests(PageScene scene, Chromium chromium) : IClassFixture<PageScene>
{
    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Is_in_English_from_its_menu_to_its_foot(string address)
    {
        foreach (var sample in scene.Of(address))
        {
            var page = await chromium.NewPageAsync(scene.App, Screen.Desk);
            var answer = await page.GotoAsync(Speech.EnglishPathOf(sample.Address));
            Assert.Equal(sample.Status, answer!.Status);
            Assert.Equal("en", await page.EvaluateAsync<string>("document.documentElement.lang"));
            await English.AssertSpokenAsync(page, scene.Places);
            await English.AssertLinksStayAsync(page, EnglishAddresses);
            await Axe.AssertNoViolationAsync(page);
            await page.SetViewportSizeAsync(Screen.Narrow.Width, Screen.Narrow.Height);
            await Layout.AssertFitsAsync(page);
            await page.Context.CloseAsync();
        }
    }

    public static TheoryData<string> Addresses => [.. EnglishAddresses];

    private static IReadOnlyList<string> EnglishAddresses { get; } =
    [
        .. typeof(Web.Shell.App).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(InBothLanguagesAttribute)))
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>(inherit: false))
            .Select(route => route.Template)
            .Order(StringComparer.Ordinal),
    ];
}
