using System.Reflection;
using Microsoft.AspNetCore.Components;
using Pacte.Web.Languages;

namespace Pacte.BrowserTests.Pages;

/// <summary>The addresses of the pages that are there in both languages, as they declare them.</summary>
internal static class BothLanguages
{
    public static IReadOnlyList<string> Addresses { get; } =
    [
        .. typeof(Web.Shell.App).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(InBothLanguagesAttribute)))
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>(inherit: false))
            .Select(route => route.Template)
            .Order(StringComparer.Ordinal),
    ];
}
