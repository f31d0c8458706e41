using System.Reflection;
using Microsoft.AspNetCore.Components;
using Pacte.Web.Languages;

namespace Pacte.Web.Shell;

/// <summary>The addresses without parameters that the pages of an assembly answer.</summary>
public sealed class PageIndex(Assembly assembly)
{
    private readonly Dictionary<string, Type> pages = assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes<RouteAttribute>(inherit: false).Select(route => (route.Template, type)))
        .ToDictionary(page => page.Template, page => page.type, StringComparer.OrdinalIgnoreCase);

    public bool Has(string href) => pages.ContainsKey(href);

    /// <summary>The entries whose page is there, in the language spoken where the page has it.</summary>
    public IReadOnlyList<MenuEntry> Only(IEnumerable<MenuEntry> entries) =>
        [.. entries.Where(entry => Has(entry.Href)).Select(entry => entry with { Href = IsInBothLanguages(entry.Href) ? Speech.To(entry.Href) : entry.Href })];

    public bool IsInBothLanguages(string href) => Has(href) && pages[href].IsDefined(typeof(InBothLanguagesAttribute), inherit: false);
}
