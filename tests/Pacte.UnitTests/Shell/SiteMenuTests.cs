using Microsoft.AspNetCore.Http;
using Pacte.Domain.Access;
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
}
