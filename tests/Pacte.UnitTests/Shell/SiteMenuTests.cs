using Microsoft.AspNetCore.Http;
using Pacte.Domain.Access;
using Pacte.UnitTests.Ui;
using Pacte.Web.Shell;
using Pacte.Web.Shell.Errors;

namespace Pacte.UnitTests.Shell;

public sealed class SiteMenuTests
{
    private static readonly PageIndex Index = new(typeof(App).Assembly);

    [Fact]
    public void A_menu_shows_only_pages_that_exist()
    {
        var shown = Index.Only([new("Les règles", "/regles"), new("Jamais construite", "/jamais-construite")]);

        Assert.Equal("/regles", Assert.Single(shown).Href);
    }

    [Fact]
    public void Every_role_has_a_menu_of_its_own_addresses()
    {
        Assert.All(Enum.GetValues<Role>(), role => Assert.NotEmpty(SiteMenu.For(role)));
        Assert.All(Enum.GetValues<Role>(), role => Assert.Distinct(SiteMenu.For(role).Select(entry => entry.Href)));
    }

    [Theory]
    [InlineData(StatusCodes.Status400BadRequest, true, "Ce formulaire a expiré")]
    [InlineData(StatusCodes.Status400BadRequest, false, "Cette demande est incomplète")]
    [InlineData(StatusCodes.Status429TooManyRequests, false, "Trop de demandes à la fois")]
    [InlineData(418, false, "Cette demande n’a pas abouti")]
    public void A_refusal_has_words_and_a_way_out(int status, bool formExpired, string title)
    {
        var text = StatusText.For(status, formExpired);

        Assert.Equal(title, text.Title);
        Assert.All([text.Why, text.Step, text.Advice], Assert.NotEmpty);
    }

    [Fact]
    public async Task The_staff_header_says_who_is_signed_in_and_signs_out_by_a_form()
    {
        var actor = new Actor(Guid.Empty, Role.FrontDesk, "Maison de santé de Péronne", DoctorId: null, Guid.Empty, RegionCode: null);

        var page = await Rendered.PageAsync<StaffHeader>(("Actor", actor), ("Entries", SiteMenu.For(actor.Role)), ("Current", "/accueil/jours"));

        Assert.Equal("Maison de santé de Péronne", page.QuerySelector(".who")?.TextContent.Trim());
        Assert.Equal("Me déconnecter", page.QuerySelector($"form[method=post][action='{SiteMenu.SignOut}'] button")?.TextContent);
        Assert.Equal(["Aujourd’hui", "Les jours à venir", "À prévenir", "À replacer", "Homonymes", "Besoins", "Réserver pour quelqu’un"], page.QuerySelectorAll("nav a").Select(link => link.TextContent));
        Assert.Equal("Les jours à venir", page.QuerySelector("nav a[aria-current=page]")?.TextContent);
    }

    [Fact]
    public async Task Without_an_account_the_staff_header_offers_nothing()
    {
        var page = await Rendered.PageAsync<StaffHeader>(("Actor", null), ("Entries", Array.Empty<MenuEntry>()), ("Current", "/"));

        Assert.Empty(page.QuerySelectorAll("form, nav"));
    }
}
