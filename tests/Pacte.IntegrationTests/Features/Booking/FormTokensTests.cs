using System.Net;
using AngleSharp.Html.Dom;
using Pacte.Domain.Booking;
using Pacte.TestKit;
using Pacte.Web.Access;
using Pacte.Web.Features.Booking;

namespace Pacte.IntegrationTests.Features.Booking;

/// <summary>A form's token is of one browser and one page. What a refusal says is tried as in production, with the error pages.</summary>
public sealed class FormTokensTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    private const string Token = "__RequestVerificationToken";

    [Fact]
    public async Task The_token_of_one_draft_sends_nothing_to_another_and_nothing_typed_is_lost()
    {
        var open = await Given.OpenSessionAsync();
        using var visitor = App.NewVisitor();
        var (one, two) = (await DraftAsync(open.Slots[0]), await DraftAsync(open.Slots[1]));
        var other = await visitor.GetAsync(one);
        var page = await visitor.GetAsync(two);
        var own = TokenOf(page);

        var refused = await Fill(page).Fill(Token, TokenOf(other)).SubmitAsync("Recevoir mon code");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("", ((IHtmlInputElement)(await visitor.GetAsync(two)).Find("[name='Input.LastName']")).Value);
        // Back on the page that was left, as a browser shows it again, the form is sent as it stands.
        var taken = await Fill(page).Fill(Token, own).SubmitAsync("Recevoir mon code");
        Assert.EndsWith("/code", taken.Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_of_another_browser_sends_nothing()
    {
        var open = await Given.OpenSessionAsync();
        using var visitor = App.NewVisitor();
        using var stranger = App.NewVisitor();
        var draft = await DraftAsync(open.Slots[0]);
        var (page, theirs) = (await visitor.GetAsync(draft), await stranger.GetAsync(draft));
        var own = TokenOf(page);

        var refused = await Fill(page).Fill(Token, TokenOf(theirs)).SubmitAsync("Recevoir mon code");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.EndsWith("/code", (await Fill(page).Fill(Token, own).SubmitAsync("Recevoir mon code")).Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_by_which_somebody_comes_cancels_nothing()
    {
        var appointment = await BookAsync((await Given.OpenSessionAsync()).Slots[0]);
        using var visitor = App.NewVisitor();
        var path = Use<AppointmentLinks>().PathOf(appointment.Reference, appointment.Id);
        var (answer, cancel) = (
            await visitor.GetAsync(path.Replace("?", "/reponse?", StringComparison.Ordinal)), await visitor.GetAsync(path.Replace("?", "/annuler?", StringComparison.Ordinal)));
        var own = TokenOf(cancel);

        var refused = await cancel.Form("form[method=post]").Fill(Token, TokenOf(answer)).SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(AppointmentState.Booked, (await AppointmentAsync(appointment.Id)).State);
        await cancel.Form("form[method=post]").Fill(Token, own).SubmitAsync();
        Assert.Equal(AppointmentState.Cancelled, (await AppointmentAsync(appointment.Id)).State);
    }

    [Fact]
    public async Task Signing_out_is_asked_from_every_page()
    {
        var site = await Given.SiteAsync();
        using var desk = App.NewVisitor(Given.AsFrontDesk(site));

        var after = await (await desk.GetAsync("/accueil/jours")).Form("form.out").SubmitAsync();

        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.StartsWith("/connexion", after.Path, StringComparison.Ordinal);
    }

    private async Task<string> DraftAsync(Slot slot) => $"/reservation/{await HoldAsync(slot):N}";

    private static string TokenOf(Page page) => ((IHtmlInputElement)page.Document.QuerySelector($"input[name={Token}]")!).Value;

    private static Form Fill(Page page) => page.Form("form:has([name='Input.LastName'])")
        .Fill("Input.FirstName", "Louise").Fill("Input.LastName", "Carlier")
        .Fill("Input.Birth.Day", "14").Fill("Input.Birth.Month", "7").Fill("Input.Birth.Year", "1961")
        .Fill("Input.Commune", "Péronne").Fill("Input.Contact", $"louise.{Guid.NewGuid():N}@exemple.test").Fill("Input.Treating", "non");
}
