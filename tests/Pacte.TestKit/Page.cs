using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Pacte.TestKit;

/// <summary>What a visitor is shown.</summary>
public sealed record Page(Visitor Visitor, HttpStatusCode Status, Uri Address, string Body, IDocument Document)
{
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public string Path => Address.PathAndQuery;

    /// <summary>The visible words of the page's main part, with runs of blanks made one.</summary>
    public string Text => Words(Document.QuerySelector("main") ?? Document.Body);

    public string? Heading => Document.QuerySelector("h1") is { } heading ? Words(heading) : null;

    /// <summary>The one element that a selector finds.</summary>
    public IElement Find(string selector) =>
        Document.QuerySelectorAll(selector) switch
        {
            [var only] => only,
            { Length: var count } => throw new InvalidOperationException($"{count} elements match {selector} on {Path} ({(int)Status}):\n{Text}"),
        };

    public IEnumerable<string> TextsOf(string selector) => Document.QuerySelectorAll(selector).Select(Words);

    /// <summary>Follows the one link that bears these words.</summary>
    public Task<Page> FollowAsync(string words)
    {
        var links = Document.QuerySelectorAll<IHtmlAnchorElement>("a[href]")
            .Where(link => Words(link).Contains(words, StringComparison.OrdinalIgnoreCase))
            .Select(link => link.Href)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return links is [var address]
            ? Visitor.GetAsync(address)
            : throw new InvalidOperationException($"{links.Count} links say « {words} » on {Path}:\n{Text}");
    }

    /// <summary>The form that a selector finds, by itself or by something in it; without one, the only form of the main part.</summary>
    public Form Form(string selector = "main form")
    {
        var found = Find(selector);
        return new Form(Visitor, found.Closest("form") as IHtmlFormElement ?? throw new InvalidOperationException($"{selector} is in no form."));
    }

    internal static string Words(IElement? element) =>
        string.Join(' ', (element?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
