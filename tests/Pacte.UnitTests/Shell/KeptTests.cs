using AngleSharp.Dom;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Pacte.Domain;
using Pacte.UnitTests.Ui;
using Pacte.Web.Languages;
using Pacte.Web.Shell;

namespace Pacte.UnitTests.Shell;

public sealed class KeptTests
{
    private readonly KeptPieces pieces = new(new ServiceCollection().BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(), NullLoggerFactory.Instance);
    private int rendered;

    [Fact]
    public async Task A_piece_is_rendered_once_then_written_as_it_was()
    {
        var first = await TextAsync("menu");
        var again = await TextAsync("menu");

        Assert.Equal("L’été, 1", first);
        Assert.Equal(first, again);
    }

    [Fact]
    public async Task Each_piece_and_each_language_has_its_own()
    {
        await TextAsync("menu");
        Assert.Equal("L’été, 2", await TextAsync("footer"));

        using var english = Speech.In(Language.English);
        Assert.Equal("L’été, 3", await TextAsync("menu"));
    }

    [Fact]
    public async Task What_cannot_be_kept_is_rendered_each_time()
    {
        await TextAsync(null);

        Assert.Equal("L’été, 2", await TextAsync(null));
        Assert.Equal("L’été, 3", await TextAsync("menu"));
    }

    [Theory]
    [InlineData("/", true)]
    [InlineData("/mon-rendez-vous", true)]
    [InlineData("/mon-rendez-vous/lien", true)]
    [InlineData("/recherche", false)]
    [InlineData("/medecins", false)]
    public void A_page_of_the_menus_has_menus_of_its_own(string path, bool marked)
    {
        Assert.Equal(marked, SiteMenu.Marks(path));

        using var english = Speech.In(Language.English);
        Assert.Equal(marked, SiteMenu.Marks(Speech.To(path)));
    }

    private async Task<string> TextAsync(string? of)
    {
        RenderFragment piece = builder => builder.AddContent(0, $"L’été, {++rendered}");
        var page = await Rendered.PageAsync(typeof(Kept), services => services.AddSingleton(pieces), ("Of", of), ("ChildContent", piece));
        return page.Body!.TextContent;
    }
}
