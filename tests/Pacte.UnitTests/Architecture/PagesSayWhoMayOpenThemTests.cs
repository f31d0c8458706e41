using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Pacte.Web.Shell;

namespace Pacte.UnitTests.Architecture;

public sealed class PagesSayWhoMayOpenThemTests
{
    public static TheoryData<string> Pages => [.. RoutablePages.Select(page => page.FullName!)];

    private static IEnumerable<Type> RoutablePages =>
        typeof(App).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>(inherit: false).Any());

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_names_a_policy_or_says_that_anyone_may_open_it(string page)
    {
        var attributes = typeof(App).Assembly.GetType(page)!.GetCustomAttributes(inherit: true);
        var open = attributes.OfType<IAllowAnonymous>().Any();
        var policies = attributes.OfType<IAuthorizeData>().Select(a => a.Policy).ToList();

        Assert.True(open ^ policies.Count > 0, "Both or neither.");
        Assert.DoesNotContain(null, policies);
    }
}
