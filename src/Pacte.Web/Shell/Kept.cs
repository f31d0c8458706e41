using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Pacte.Web.Shell;

/// <summary>
/// A piece of a page that is the same for everybody: rendered once, then written as it is. What it holds must follow from
/// <see cref="Of"/> and the language alone, and ask nothing of the request.
/// </summary>
public sealed class Kept : ComponentBase
{
    private string markup = "";

    [Inject] public required KeptPieces Pieces { get; set; }

    /// <summary>Says which piece it is among all, of few: a name, or a record of a name and what else it depends on. Null when it cannot be kept this time.</summary>
    [Parameter, EditorRequired] public required object? Of { get; set; }

    [Parameter, EditorRequired] public required RenderFragment ChildContent { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (Of is not null)
            markup = Pieces.Find(Of) ?? await Pieces.RenderAsync(Of, ChildContent);
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (Of is null)
            builder.AddContent(0, ChildContent);
        else
            builder.AddMarkupContent(1, markup);
    }
}
