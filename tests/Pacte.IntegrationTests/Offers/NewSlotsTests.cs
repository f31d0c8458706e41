using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.Domain.Waiting;
using Pacte.TestKit;
using Pacte.Web.Features.FrontDesk;
using Pacte.Web.Features.Settings;

namespace Pacte.IntegrationTests.Offers;

public sealed class NewSlotsTests(PacteApp app) : OfferTest(app), IClassFixture<PacteApp>
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(50, 4)]
    [InlineData(100, 9)]
    public async Task A_share_set_by_the_agency_is_offered_to_the_list_before_all(int percent, int offered)
    {
        await Waiting.NobodyAsync();
        await SetAsync(percent);
        for (var person = 0; person < 10; person++)
            await Waiting.PersonAsync();

        var slots = await ConfirmAsync();

        Assert.Equal(offered, slots.Count(s => s.KeptFor is KeptFor.Offers));
        await using var db = App.Database.Open();
        var ids = slots.Select(s => s.Id).ToList();
        Assert.Equal(offered, await db.SlotOffers.CountAsync(o => ids.Contains(o.SlotId) && o.State == OfferState.Offered && o.Reason == OfferReason.NewSession));
    }

    [Fact]
    public async Task What_nobody_waits_for_is_open_to_all_at_once()
    {
        await Waiting.NobodyAsync();
        await SetAsync(100);
        await Waiting.PersonAsync();
        await Waiting.PersonAsync(mornings: false);

        var slots = await ConfirmAsync();

        Assert.Equal(8, slots.Count(s => s.IsOpenToAllAt(Now)));
    }

    [Fact]
    public async Task An_agency_changes_its_own_region_only_and_within_bounds()
    {
        await Given.PlacesAsync();
        var request = new ChangeSettings.Request(GivenPlaces.HautsDeFrance, 40, 30, 120);

        Assert.Equal(SettingsRefusal.NotFound, (await ChangeAsync(request, Given.AsAgency(GivenPlaces.Occitanie))).Refusal);
        Assert.Equal(SettingsRefusal.OutOfBounds, (await ChangeAsync(request with { WaitingSharePercent = 101 }, Given.AsNational())).Refusal);
        Assert.True((await ChangeAsync(request, Given.AsAgency(GivenPlaces.HautsDeFrance))).IsDone);

        var seen = await Use<SeeSettings>().ExecuteAsync(Given.AsAgency(GivenPlaces.HautsDeFrance), default);
        Assert.Equal((GivenPlaces.HautsDeFrance, 40, 30), (seen.Single().Code, seen[0].Settings.WaitingSharePercent, seen[0].Settings.NearOfferMinutes));
    }

    [Fact]
    public async Task The_page_says_what_is_wrong_and_keeps_what_was_typed()
    {
        await Given.PlacesAsync();
        using var agency = await App.EnterAsync(Given.AsAgency(GivenPlaces.Occitanie));

        var page = await agency.GetAsync("/ars/reglages");
        var refused = await page.Form("form.card").Fill("Input.Share", "130").Fill("Input.Near", "45").SubmitAsync("Enregistrer");
        Assert.Contains("La part va de 0 à 100", refused.Text);
        Assert.Equal("45", refused.Find("input[name='Input.Near']").GetAttribute("value"));

        var late = await refused.Form("form.card").Fill("Input.Share", "25").Fill("Input.Residents", "73").SubmitAsync("Enregistrer");
        Assert.Contains("Entre 0 et 72 heures", late.Text);

        var saved = await late.Form("form.card").Fill("Input.Residents", "24").SubmitAsync("Enregistrer");
        Assert.Contains("C’est enregistré", saved.Text);
        Assert.Equal("25", saved.Find("input[name='Input.Share']").GetAttribute("value"));
        Assert.Equal("24", saved.Find("input[name='Input.Residents']").GetAttribute("value"));
        await using var db = App.Database.Open();
        Assert.Contains(await db.AuditEntries.Where(e => e.Action == "settings-changed").Select(e => e.Details).ToListAsync(), d => d!.Contains("residents=24"));
    }

    private Task<Pacte.Domain.Result<Pacte.Domain.Done, SettingsRefusal>> ChangeAsync(ChangeSettings.Request request, Pacte.Domain.Access.Actor actor) =>
        Use<ChangeSettings>().ExecuteAsync(request, actor, default);

    private async Task SetAsync(int percent)
    {
        await Given.PlacesAsync();
        Assert.True((await ChangeAsync(new(GivenPlaces.HautsDeFrance, percent, 60, 240), Given.AsNational())).IsDone);
    }

    private async Task<List<Slot>> ConfirmAsync()
    {
        var site = await Given.SiteAsync();
        var session = await Given.SessionAsync(
            site, await Given.DoctorAsync(), Given.InDays(8), Pacte.Domain.Sites.DayPart.Morning, SessionState.AcceptedByDoctor);
        var confirmed = await Use<ConfirmSession>().ExecuteAsync(session.Id, 20, Given.AsFrontDesk(site), default);
        Assert.True(confirmed.IsDone, confirmed.Refusal.ToString());
        await using var db = App.Database.Open();
        return await db.Slots.Where(s => s.SessionId == session.Id).ToListAsync();
    }
}
