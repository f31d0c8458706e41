using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Pacte.BrowserTests.Pages;

/// <summary>The address of every page, as its component declares it. A new page is in the list as soon as it exists.</summary>
public sealed class PageAddresses : TheoryData<string>
{
    public PageAddresses()
    {
        foreach (var address in All)
            Add(address);
    }

    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(Web.Shell.App).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>(inherit: false))
            .Select(route => route.Template)
            .Order(StringComparer.Ordinal),
    ];
}
