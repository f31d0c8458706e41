using System.Xml.Linq;

namespace Pacte.Web.Features.Booking.Finding;

/// <summary>The public pages as search engines ask for them: each address once, with the same page in the other language beside it.</summary>
public static class SiteMap
{
    private static readonly XNamespace Names = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    public static XElement Of(IEnumerable<PublicPage> pages) =>
        new(Names + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", Html), pages.SelectMany(EntriesOf));

    private static IEnumerable<XElement> EntriesOf(PublicPage page) => page.English is { } english
        ? [Entry(page.French, page.French, english), Entry(english, page.French, english)]
        : [Entry(page.French)];

    private static XElement Entry(string address) => new(Names + "url", new XElement(Names + "loc", address));

    private static XElement Entry(string address, string french, string english)
    {
        var entry = Entry(address);
        entry.Add(Alternate("fr", french), Alternate("en", english));
        return entry;
    }

    private static XElement Alternate(string language, string address) =>
        new(Html + "link", new XAttribute("rel", "alternate"), new XAttribute("hreflang", language), new XAttribute("href", address));
}
