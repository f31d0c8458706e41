using Microsoft.EntityFrameworkCore;
using Pacte.TestKit;
using Pacte.Web.Features.Advice;

namespace Pacte.IntegrationTests.Features.Advice;

public sealed class AdvicePageTests(PacteApp app) : IClassFixture<PacteApp>
{
    private Given Given => field ??= new(app.Database, app.Clock);

    [Fact]
    public async Task An_agency_gives_an_advice_that_patients_read_and_takes_it_away()
    {
        await Given.PlacesAsync();
        using var agent = app.NewVisitor(Given.AsAgency(GivenPlaces.Occitanie));
        using var patient = app.NewVisitor();

        var page = await agent.GetAsync("/ars/conseils");
        Assert.DoesNotContain("Somme", page.Text);
        var empty = await page.Form("[name='Input.Words']").SubmitAsync("Enregistrer");
        Assert.Contains("Dites qui répond, et quand.", empty.Text);
        await page.Form("[name='Input.Words']").Fill("Input.Departement", "09").Fill("Input.Phone", "05 00 00 00 00").Fill("Input.Words", "Une infirmière vous répond.").SubmitAsync("Enregistrer");

        Assert.Contains("Une infirmière vous répond.", (await patient.GetAsync("/recherche?lieu=Mirepoix")).Text);
        Assert.Contains("Une infirmière vous répond.", (await patient.GetAsync("/departements/ariege-09")).Text);
        var listed = await agent.GetAsync("/ars/conseils");
        var after = await listed.Form("button[name=Ended]").SubmitAsync("Retirer");
        Assert.Contains("Une infirmière vous répond.", after.Text);
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.DoesNotContain("Une infirmière", (await patient.GetAsync("/recherche?lieu=Mirepoix")).Text);
        Assert.Contains("Aucun conseil", (await agent.GetAsync("/ars/conseils")).Text);
    }

    [Fact]
    public async Task A_new_advice_ends_the_former_and_none_overlaps_one_to_come()
    {
        await Given.PlacesAsync();
        var agency = Given.AsAgency(GivenPlaces.HautsDeFrance);
        Task<Domain.Result<Domain.Done, AdviceRefusal>> SetAsync(int from, int? until = null) => app.Get<SetAdvice>().ExecuteAsync(
            new("80", Given.InDays(from), until is { } last ? Given.InDays(last) : null, "15", $"Dès le jour {from}."), agency, default);

        Assert.True((await SetAsync(0)).IsDone);
        Assert.True((await SetAsync(10)).IsDone);
        Assert.Equal(AdviceRefusal.AnotherBegins, (await SetAsync(5)).Refusal);
        Assert.True((await SetAsync(5, 9)).IsDone);
        Assert.True((await SetAsync(10)).IsDone);
        Assert.Equal(AdviceRefusal.NotFound, (await app.Get<SetAdvice>().ExecuteAsync(new("971", Given.InDays(0), null, "15", "x"), agency, default)).Refusal);

        await using var db = app.Database.Open();
        var rows = await db.DepartementAdvice.Where(a => a.DepartementCode == "80").OrderBy(a => a.From).ToListAsync();
        Assert.Equal([(Given.InDays(0), Given.InDays(4)), (Given.InDays(5), Given.InDays(9)), (Given.InDays(10), null)], rows.Select(a => (a.From, a.Until)));
        var strange = await app.Get<EndAdvice>().ExecuteAsync(rows[0].Id, Given.InDays(0), Given.AsAgency(GivenPlaces.Occitanie), default);
        Assert.Equal(AdviceRefusal.NotFound, strange.Refusal);
    }

    [Fact]
    public async Task Two_agents_at_once_leave_one_advice()
    {
        await Given.PlacesAsync();
        var agency = Given.AsAgency(GivenPlaces.Guadeloupe);

        await Race.RunAsync(4, i => app.Get<SetAdvice>().ExecuteAsync(new("971", Given.InDays(1), null, "15", $"Conseil {i}"), agency, default));

        await using var db = app.Database.Open();
        Assert.Equal(1, await db.DepartementAdvice.CountAsync(a => a.DepartementCode == "971"));
    }
}
