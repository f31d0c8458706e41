using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Pacte.Domain;
using Pacte.Web.Languages;

namespace Pacte.Web.Shell;

/// <summary>The markup of what <see cref="Kept"/> rendered once, as long as the process lives. They are rendered outside of any request, so that nothing of one is in them.</summary>
public sealed class KeptPieces(IServiceScopeFactory scopes, ILoggerFactory logging)
{
    private readonly ConcurrentDictionary<(Language, object), string> markups = new();

    public string? Find(object of) => markups.GetValueOrDefault((Speech.Spoken, of));

    public async Task<string> RenderAsync(object of, RenderFragment piece)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logging);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Whole.Piece)] = piece });
        var markup = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Whole>(parameters)).ToHtmlString());
        return markups.GetOrAdd((Speech.Spoken, of), markup);
    }

    private sealed class Whole : ComponentBase
    {
        [Parameter] public RenderFragment? Piece { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Piece);
    }
}
