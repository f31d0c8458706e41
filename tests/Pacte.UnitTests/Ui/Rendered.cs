using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Pacte.UnitTests.Ui;

/// <summary>Components as the HTML they become, parsed.</summary>
internal static class Rendered
{
    public static Task<IDocument> PageAsync<TComponent>(params (string Name, object? Value)[] parameters)
        where TComponent : IComponent => PageAsync(typeof(TComponent), services: null, parameters);

    public static async Task<IDocument> PageAsync(Type component, Action<IServiceCollection>? services, params (string Name, object? Value)[] parameters)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<AntiforgeryStateProvider, NoAntiforgery>();
        collection.AddSingleton<NavigationManager, AtHome>();
        services?.Invoke(collection);
        await using var provider = collection.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var view = ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value));
            return (await renderer.RenderComponentAsync(component, view)).ToHtmlString();
        });
        return await new HtmlParser().ParseDocumentAsync(html);
    }

    public static RenderFragment Text(string text) => builder => builder.AddContent(0, text);

    public static RenderFragment<TContext> Text<TContext>(Func<TContext, string> text) => context => builder => builder.AddMarkupContent(0, text(context));

    private sealed class AtHome : NavigationManager
    {
        public AtHome() => Initialize("https://pacte.test/", "https://pacte.test/");
    }

    private sealed class NoAntiforgery : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("token", "__RequestVerificationToken");
    }
}
