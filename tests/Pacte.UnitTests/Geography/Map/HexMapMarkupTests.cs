using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Pacte.Domain.Geography.Map;
using Pacte.Web.Ui;

namespace Pacte.UnitTests.Geography.Map;

/// <summary>What the map components send to a browser.</summary>
public sealed class HexMapMarkupTests(ITestOutputHelper output)
{
    private const int NationalBudget = 25 * 1024;
    private const int RegionBudget = 12 * 1024;
    private const int LocalBudget = 6 * 1024;

    private static readonly Regex Ids = new(@" id=""[^""]+""", RegexOptions.NonBacktracking);

    [Fact]
    public async Task The_national_map_with_151_zones_fits_its_budget()
    {
        var bytes = Compressed(await National());
        output.WriteLine($"{bytes} bytes, compressed");
        Assert.InRange(bytes, 1024, NationalBudget);
    }

    [Theory]
    [InlineData("75")]
    [InlineData("76")]
    [InlineData("84")]
    public async Task A_numbered_region_fits_its_budget(string code) =>
        Assert.InRange(Compressed(await Region(code)), 1024, RegionBudget);

    [Theory]
    [InlineData("80620", 25)]
    [InlineData("15014", 60)]
    [InlineData("06088", 60)]
    [InlineData("97302", 60)]
    public async Task A_local_map_fits_its_budget(string insee, double halfWidthKm) =>
        Assert.InRange(Compressed(await Local(insee, halfWidthKm)), 256, LocalBudget);

    [Fact]
    public async Task The_same_zones_give_the_same_bytes() => Assert.Equal(await National(), await National());

    [Fact]
    public async Task Maps_are_out_of_the_tab_order_and_hidden_from_screen_readers()
    {
        foreach (var svg in new[] { await National(), await Region("76"), await Local("80620", 25) }.Select(XElement.Parse))
        {
            Assert.Equal("true", (string?)svg.Attribute("aria-hidden"));
            Assert.Equal("false", (string?)svg.Attribute("focusable"));
            Assert.NotEmpty(svg.Descendants("a"));
            Assert.All(svg.Descendants("a"), a => Assert.Equal("-1", (string?)a.Attribute("tabindex")));
        }
    }

    [Fact]
    public async Task Maps_need_no_script_and_no_inline_style()
    {
        foreach (var svg in new[] { await National(), await Region("76"), await Local("80620", 25) }.Select(XElement.Parse))
        {
            Assert.DoesNotContain(svg.Descendants(), e => e.Name.LocalName is "script" or "style");
            Assert.DoesNotContain(svg.Descendants().Attributes(), a => a.Name.LocalName == "style" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Each_zone_is_lit_by_its_state_with_its_link_and_title()
    {
        var svg = XElement.Parse(await National());
        foreach (var zone in Zones())
        {
            var group = zone.State switch { MapZoneState.Full => "z-now", MapZoneState.Seed => "z-soon", _ => "z-wait" };
            var link = svg.Elements("g").Single(g => (string?)g.Attribute("class") == group).Elements("a").Single(a => (string?)a.Attribute("href") == zone.Href);
            Assert.Equal(zone.Title, link.Element("path")!.Element("title")!.Value);
        }
    }

    [Fact]
    public async Task A_numbered_region_shows_each_number_once()
    {
        var sheet = FranceMapsTests.Maps.Region("76")!;
        var numbers = XElement.Parse(await Region("76")).Descendants("a").Select(a => (int)a.Element("text")!);
        Assert.Equal(Zones().Where(z => sheet.Zones.ContainsKey(z.Siren)).Select(z => z.Number).Order(), numbers.Order());
    }

    [Fact]
    public async Task Pins_are_numbered_in_the_order_of_the_list()
    {
        var numbers = XElement.Parse(await Local("80620", 25)).Descendants("a").Select(a => a.Elements("g").Last().Value);
        Assert.Equal(["1", "2", "3"], numbers);
    }

    [Fact]
    public async Task Two_maps_with_their_own_ids_share_none()
    {
        var sheet = new Dictionary<string, object?> { ["Sheet"] = FranceMapsTests.Maps.Region("94"), ["Zones"] = Zones() };
        var one = Ids.Matches(await Render<HexMap>(sheet)).Select(m => m.Value).ToList();
        var other = Ids.Matches(await Render<HexMap>(new(sheet) { ["Id"] = "autre" })).Select(m => m.Value).ToList();
        Assert.Equal(3, one.Count);
        Assert.Empty(one.Intersect(other));
    }

    [Fact]
    public async Task A_sheet_of_true_outlines_has_no_grid()
    {
        var sheet = FranceMapsTests.Maps.Region("94")! with { Mosaic = false, Land = "M0 0c5 5 9 2 12 0z" };
        var svg = XElement.Parse(await Render<HexMap>(new() { ["Sheet"] = sheet, ["Zones"] = Zones() }));
        Assert.DoesNotContain(svg.Elements("use"), u => (string?)u.Attribute("class") == "mesh");
        Assert.Equal(sheet.Land, (string?)svg.Element("defs")!.Element("path")!.Attribute("d"));
    }

    [Fact]
    public async Task A_legend_keeps_only_the_states_that_have_words()
    {
        var list = XElement.Parse(await Render<HexMapLegend>(new() { ["Full"] = "9 couvertes", ["Hollow"] = "4 sans médecin" }));
        Assert.Equal(["9 couvertes", "4 sans médecin"], list.Elements("li").Select(li => li.Value.Trim()));
    }

    private static Task<string> National() => Render<HexMap>(new() { ["Sheet"] = FranceMapsTests.Maps.National, ["Zones"] = Zones() });

    private static Task<string> Region(string code) =>
        Render<HexMap>(new() { ["Sheet"] = FranceMapsTests.Maps.Region(code), ["Zones"] = Zones(), ["Numbered"] = true });

    private static Task<string> Local(string insee, double halfWidthKm) => Render<HexMapLocal>(new()
    {
        ["Around"] = FranceMapsTests.Around(insee, halfWidthKm, insee, insee, insee),
        ["Zones"] = FranceMapsTests.Maps.National.Zones.Keys.Where((_, i) => i % 8 == 0).ToList(),
    });

    // One intercommunality in eight: 151 zones spread over the country, as in life.
    private static List<MapZone> Zones() =>
    [
        .. FranceMapsTests.Maps.National.Zones.Keys.Order(StringComparer.Ordinal).Where((_, i) => i % 8 == 0).Take(151)
            .Select((siren, i) => new MapZone(siren, (MapZoneState)(i % 3), $"Zone d’essai {siren} & voisins : rendez-vous ce mois-ci", $"zones/{siren}", i + 1)),
    ];

    private static async Task<string> Render<T>(Dictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(
            async () => (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    private static int Compressed(string markup)
    {
        using var sink = new MemoryStream();
        using (var gzip = new GZipStream(sink, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(markup));
        return (int)sink.Length;
    }
}
