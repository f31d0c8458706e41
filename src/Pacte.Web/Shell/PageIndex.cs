using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Pacte.Web.Shell;

/// <summary>The addresses without parameters that the pages of an assembly answer.</summary>
public sealed class PageIndex(Assembly assembly)
{
    private readonly HashSet<string> pages = assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes<RouteAttribute>(inherit: false))
        .Select(route => route.Template)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    public bool Has(string href) => pages.Contains(href);

    public IReadOnlyList<MenuEntry> Only(IEnumerable<MenuEntry> entries) => [.. entries.Where(entry => Has(entry.Href))];
}
