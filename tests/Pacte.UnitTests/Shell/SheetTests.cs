using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Pacte.UnitTests.Ui;
using Pacte.Web.Features.Booking.Rights;
using Pacte.Web.Shell;
using Pacte.Web.Shell.Errors;
using Pacte.Web.Shell.Pages;

namespace Pacte.UnitTests.Shell;

/// <summary>What holds for every component: checked on the components sheet, which shows them all, and on the pages that need no data.</summary>
public sealed partial class SheetTests
{
    public static TheoryData<Type> Pages =>
    [
        typeof(StyleBooking), typeof(StyleForms), typeof(StyleStaff), typeof(HowPage), typeof(HelpPage), typeof(RulesPage), typeof(PrivacyPage),
        typeof(AccessibilityPage), typeof(LegalPage), typeof(NotFoundPage), typeof(CrashPage), typeof(StatusPage), typeof(DeniedPage),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_needs_a_script_or_a_style_of_its_own(Type component)
    {
        var page = await RenderAsync(component);

        Assert.Empty(page.QuerySelectorAll("script, style, [style]"));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Ids_are_unique_and_references_lead_somewhere(Type component)
    {
        var page = await RenderAsync(component);

        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Distinct(ids);
        var references = page.QuerySelectorAll("[aria-describedby], label[for]")
            .SelectMany(e => $"{e.GetAttribute("aria-describedby")} {e.GetAttribute("for")}".Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Concat(page.QuerySelectorAll("a[href^='#']").Select(a => a.GetAttribute("href")![1..]));
        Assert.All(references, id => Assert.Contains(id, ids));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_drawing_is_decorative_and_every_button_has_words(Type component)
    {
        var page = await RenderAsync(component);

        Assert.All(page.QuerySelectorAll("svg"), svg => Assert.Equal("true", svg.GetAttribute("aria-hidden")));
        Assert.All(page.QuerySelectorAll("button, a"), action => Assert.False(string.IsNullOrWhiteSpace(action.TextContent)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task French_is_set_with_the_spaces_that_must_not_break(Type component)
    {
        var page = await RenderAsync(component);

        var faults = page.Body!.Descendants<IText>().Select(text => text.Data).Where(text => BreakingSpace().IsMatch(text) || text.Contains('\'', StringComparison.Ordinal));
        Assert.Empty(faults);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Inner_links_lead_to_pages_that_exist(Type component)
    {
        var page = await RenderAsync(component);
        var index = new PageIndex(typeof(App).Assembly);

        // The home page and the sign-in page belong to other areas, built apart from this one.
        var inner = page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!).Except(["/", "/connexion"]);
        Assert.All(inner, href => Assert.True(index.Has(href.Split('#')[0]), href));
    }

    private static Task<IDocument> RenderAsync(Type component) =>
        component == typeof(StatusPage)
            ? Rendered.PageAsync(component, Services, ("Code", 400))
            : Rendered.PageAsync(component, Services);

    private static void Services(IServiceCollection services) => services.AddCascadingValue(_ => new OperatorOptions());

    [GeneratedRegex(@"[ \n][:;?!%»]|«[ \n]|\d [kh€]m?\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BreakingSpace();
}
