using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.TestKit;
using Pacte.Web.Features.Planning;

namespace Pacte.IntegrationTests.Features.Planning;

public sealed class PlanPagesTests(TestPostgres postgres) : IAsyncLifetime
{
    private readonly PacteApp app = new(postgres);

    private Given Given => field ??= new(app.Database, app.Clock);

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await Given.PlacesAsync();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task An_agent_asks_for_a_plan_reads_it_and_publishes_it()
    {
        var (site, day) = (await Given.SiteAsync(GivenPlaces.Peronne), Given.InDays(10));
        await Given.NeedAsync(site, day);
        await Given.OfferAsync(await Given.DoctorAsync(), day);
        using var agent = await app.EnterAsync(Given.AsAgency(GivenPlaces.HautsDeFrance));

        var list = await agent.GetAsync("/ars/plan");
        var waiting = await list.Form("main tbody tr:first-child button").SubmitAsync();
        Assert.Contains("Le calcul va commencer", waiting.Text);
        Assert.NotNull(waiting.Document.QuerySelector("progress[max='100'][value='0']"));
        Assert.Null(waiting.Document.QuerySelector("meta[http-equiv=refresh]"));
        await using (var worker = app.Database.Open())
            await worker.Database.ExecuteSqlAsync($"update plans set state = 'Computing', progress = 60, claimed_until = {app.Clock.GetUtcNow()}");
        var running = await waiting.FollowAsync("Actualiser");
        Assert.Contains("Le calcul est en cours", running.Text);
        Assert.NotNull(running.Document.QuerySelector("progress[max='100'][value='60']"));
        app.Clock.Advance(TimeSpan.FromSeconds(1));

        await app.Services.GetRequiredService<ComputePlan>().ExecuteNextAsync(default);
        var plan = await waiting.FollowAsync("Actualiser");
        Assert.Equal("Plan de mars 2027", plan.Heading);
        Assert.Contains("Aucun plan ne fait mieux.", plan.Text);
        Assert.Contains("1 sur 1", plan.Text);
        Assert.Contains(site.Name, plan.Text);
        Assert.NotNull(plan.Document.QuerySelector("figure.mapbox svg.map"));
        Assert.Contains("Haute Somme", plan.TextsOf("table th a"));

        var confirm = await plan.FollowAsync("Publier le plan");
        Assert.Contains("1 médecin recevra 1 proposition", confirm.Text.Replace('\u00A0', ' '));
        var published = await confirm.Form("#publier").SubmitAsync();
        Assert.Contains("Proposée", published.Text);
        Assert.Contains("Publié aujourd’hui", published.Text);
        Assert.Contains("1 en attente de réponse", published.Text);
        await using var db = app.Database.Open();
        Assert.Equal(SessionState.Proposed, (await db.Sessions.SingleAsync()).State);
    }

    [Fact]
    public async Task A_demonstration_zone_says_so_in_the_plan()
    {
        var day = Given.InDays(10);
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Peronne), day);
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Ham), day);
        await using (var db = app.Database.Open())
            await db.Database.ExecuteSqlAsync($"update priority_zones set is_demonstration = true where epci_siren = {GivenPlaces.Ham.EpciSiren}");
        using var agent = await app.EnterAsync(Given.AsAgency(GivenPlaces.HautsDeFrance));
        var waiting = await (await agent.GetAsync("/ars/plan")).Form("main tbody tr:first-child button").SubmitAsync();
        await app.Services.GetRequiredService<ComputePlan>().ExecuteNextAsync(default);

        var plan = await waiting.FollowAsync("Actualiser");

        Assert.Single(plan.TextsOf("tbody th .badge"), "Démonstration");
        Assert.Single(plan.TextsOf("svg.map title"), title => title.Contains("(démonstration)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_plan_says_why_and_where_one_more_day_counts_most()
    {
        var (ham, day) = (await Given.SiteAsync(GivenPlaces.Ham), Given.InDays(10));
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Peronne), day);
        await Given.NeedAsync(ham, day);
        await Given.NeedAsync(ham, day.AddDays(4));
        await Given.OfferAsync(await Given.DoctorAsync(), day);
        await Given.OfferAsync(await Given.DoctorAsync(), day.AddDays(5));
        using var agent = await app.EnterAsync(Given.AsAgency(GivenPlaces.HautsDeFrance));

        var plan = await ComputedAsync(agent);

        Assert.Contains("Où un jour de plus compte le plus", plan.Text);
        Assert.Contains(" mars à Ham", plan.Text);
        Assert.Contains(plan.TextsOf("tbody td.n"), text => text.StartsWith("+ ", StringComparison.Ordinal));
        Assert.All(plan.TextsOf("svg.map title"), title => Assert.Contains("un jour de plus ici", title));
        Assert.Contains("Une place : lundi 15 mars au lieu de mardi 16 mars, à Ham.", plan.Text);
        Assert.Contains($"Sinon {ham.Name} : ", plan.Text);
        Assert.Contains("1 zone reste sans aucune vacation.", plan.Text);
        Assert.Contains("L’indice de Gini est de 0,5 : ", plan.Text);
    }

    [Fact]
    public async Task A_change_is_tried_without_saving_anything()
    {
        var (peronne, ham, day) = (await Given.SiteAsync(GivenPlaces.Peronne), await Given.SiteAsync(GivenPlaces.Ham), Given.InDays(10));
        await Given.NeedAsync(peronne, day);
        await Given.NeedAsync(ham, day);
        var doctor = await Given.DoctorAsync();
        await Given.OfferAsync(doctor, day);
        using var agent = await app.EnterAsync(Given.AsAgency(GivenPlaces.HautsDeFrance));
        var plan = await ComputedAsync(agent);

        var page = await plan.FollowAsync("Essayer un changement");
        var tried = await page.Form("#zone").Fill("zone", GivenPlaces.Ham.EpciSiren!).SubmitAsync();
        Assert.Contains("Ce médecin viendrait jeudi 11 mars, journée : " + ham.Name, tried.Text);
        Assert.Contains("2 au lieu de 1", tried.TextsOf("dl.kpi dd"));
        // The plan sends nobody to Ham: its site is there to be tried all the same.
        var at = await page.Form("#chez").Fill("chez", ham.Id.ToString()).SubmitAsync();
        Assert.Contains("Ce médecin viendrait jeudi 11 mars, journée : " + ham.Name, at.Text);
        var theirs = await page.Form("#medecin").Fill("medecin", doctor.Id.ToString()).SubmitAsync();
        Assert.Equal([$"Ham : {ham.Name}", $"Péronne : {peronne.Name}"], theirs.TextsOf("#sans option"));
        var pair = await theirs.Form("#sans").Fill("sans", peronne.Id.ToString()).SubmitAsync();
        Assert.Contains("Changée", pair.Text);
        Assert.Contains("2 zones changent", pair.Text);
        var none = await page.Form("#maximum").Fill("lieu", peronne.Id.ToString()).Fill("maximum", "0").SubmitAsync();
        Assert.Contains("Au plus 0 médecin", none.Text);
        Assert.Contains("Changée", none.Text);
        Assert.Contains("ne se comprend pas", (await agent.GetAsync($"{plan.Path}/et-si?zone=ailleurs")).Text);

        await using var db = app.Database.Open();
        Assert.Equal(1, await db.Plans.CountAsync());
    }

    [Fact]
    public async Task What_may_be_tried_leaves_out_sites_that_ask_for_nobody_and_neighbours_whom_the_plan_does_not_place()
    {
        var (peronne, day) = (await Given.SiteAsync(GivenPlaces.Peronne), Given.InDays(10));
        await Given.NeedAsync(peronne, day);
        await Given.SiteAsync(GivenPlaces.Ham);
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Mirepoix), day);
        var (nearer, other) = (await Given.DoctorAsync(GivenPlaces.Ham), await Given.DoctorAsync(travelKm: 20));
        var neighbour = await Given.DoctorAsync(GivenPlaces.Mirepoix, travelKm: 1500);
        foreach (var doctor in (Doctor[])[nearer, other, neighbour])
            await Given.OfferAsync(doctor, day);
        using var agent = await app.EnterAsync(Given.AsAgency(GivenPlaces.HautsDeFrance));
        var plan = await ComputedAsync(agent);

        var page = await plan.FollowAsync("Essayer un changement");

        Assert.Equal(["Haute Somme"], page.TextsOf("#zone option"));
        Assert.Equal([$"Péronne : {peronne.Name}"], page.TextsOf("#chez option"));
        Assert.Equal([$"Péronne : {peronne.Name}"], page.TextsOf("#lieu option"));
        Assert.Equal([$"Dr {nearer.FullName}"], page.TextsOf("#medecin option"));
        Assert.Contains("ne se comprend pas", (await agent.GetAsync($"{plan.Path}/et-si?medecin={neighbour.Id}&sans={peronne.Id}")).Text);
    }

    [Fact]
    public async Task What_moved_is_listed_and_repaired()
    {
        var (peronne, day) = (await Given.SiteAsync(GivenPlaces.Peronne), Given.InDays(10));
        var need = await Given.NeedAsync(peronne, day);
        await Given.OfferAsync(await Given.DoctorAsync(), day);
        using var agent = await app.EnterAsync(Given.AsAgency(GivenPlaces.HautsDeFrance));
        var plan = await ComputedAsync(agent);
        var confirm = await plan.FollowAsync("Publier le plan");
        await using (var db = app.Database.Open())
            await db.SiteNeeds.Where(n => n.Id == need.Id).ExecuteDeleteAsync();

        var refused = await confirm.Form("#publier").SubmitAsync();
        Assert.Contains("Rien n’a été publié", refused.Text);
        Assert.Contains("le lieu a retiré ce besoin", refused.Text);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var waiting = await refused.Form("#recalculer").SubmitAsync();
        await app.Services.GetRequiredService<ComputePlan>().ExecuteNextAsync(default);
        var repaired = await waiting.FollowAsync("Actualiser");
        Assert.Contains("Ce qui change depuis le calcul précédent", repaired.Text);
        Assert.Contains("Retirée", repaired.Text);
    }

    [Fact]
    public async Task A_plan_that_is_not_proved_best_says_how_far_it_may_be()
    {
        var day = Given.InDays(10);
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Peronne), day);
        await Given.OfferAsync(await Given.DoctorAsync(), day);
        using var agent = await app.EnterAsync(Given.AsAgency(GivenPlaces.HautsDeFrance));
        var best = await ComputedAsync(agent);
        Assert.Contains("Écart : 0.", best.Text);
        await using (var db = app.Database.Open())
            await db.Database.ExecuteSqlAsync($"update plans set objective = 5000, bound = 5001");

        var plan = await agent.GetAsync(best.Path);

        Assert.DoesNotContain("Aucun plan ne fait mieux", plan.Text);
        Assert.Contains("Écart : 0,02 % au plus", plan.Text);
        Assert.Contains("5 000 points, sur 5 001 possibles au plus", plan.Text);
    }

    [Fact]
    public async Task An_agent_fixes_forbids_and_takes_it_back()
    {
        var day = Given.InDays(10);
        var (peronne, ham) = (await Given.SiteAsync(GivenPlaces.Peronne), await Given.SiteAsync(GivenPlaces.Ham));
        await Given.NeedAsync(peronne, day);
        await Given.OfferAsync(await Given.DoctorAsync(), day);
        var waiting = await Given.OfferAsync(await Given.DoctorAsync(travelKm: 120), day);
        using var agent = await app.EnterAsync(Given.AsAgency(GivenPlaces.HautsDeFrance));
        var plan = await ComputedAsync(agent);
        await using var db = app.Database.Open();
        var placed = (await db.PlanPlacements.SingleAsync()).OfferId;
        var left = (await db.PlanUnplaced.SingleAsync()).OfferId;

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var fixedOne = await plan.Form("#choisir").PressAsync("Pin", placed.ToString());
        Assert.Contains("Fixé le jeudi 11 mars, journée", fixedOne.Text);
        Assert.Contains("Recalculez pour en tenir compte", fixedOne.Text);
        var again = await fixedOne.Form("#choisir").PressAsync("Pin", placed.ToString());
        Assert.Contains("Ce médecin est déjà fixé à un lieu ce jour-là", again.Text);

        var choosing = await fixedOne.FollowAsync("Fixer à un lieu…");
        Assert.EndsWith($"/choisir/{left}", choosing.Path, StringComparison.Ordinal);
        Assert.Contains("Péronne, 60 km, besoin ce jour-là : Maison de santé de Péronne", choosing.Text);
        var both = await choosing.Form("#PinSite").Fill("PinSite", ham.Id.ToString()).SubmitAsync();
        Assert.Equal(2, both.TextsOf("#choix .why li").Count());
        var banned = await (await both.FollowAsync("Fixer à un lieu…")).Form("#BanSite")
            .Fill("BanSite", peronne.Id.ToString()).Fill("BanDates", "toujours").SubmitAsync();
        Assert.Contains("Interdit à toutes les dates", banned.Text);

        var next = await RecomputedAsync(banned);
        Assert.Contains("Un choix n’a pas pu être suivi", next.Text);
        Assert.Contains("Fixé", next.TextsOf("tbody .badge"));
        Assert.DoesNotContain("Fixé", plan.TextsOf("tbody .badge"));
        Assert.Contains("le lieu n’est pas ouvert, ou ne demande personne à ce moment", next.Text);
        Assert.DoesNotContain("Recalculez pour en tenir compte", next.Text);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var ban = await db.PlanChoices.SingleAsync(c => c.Kind == ChoiceKind.Ban);
        Assert.Contains("Recalculez pour en tenir compte", (await next.Form("#choisir").PressAsync("Drop", ban.Id.ToString())).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.GetAsync($"{next.Path}/choisir/{Guid.CreateVersion7()}")).Status);
    }

    [Fact]
    public async Task A_doctor_whom_two_drafts_want_is_shown_on_both_pages_and_before_publishing()
    {
        var day = Given.InDays(10);
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Peronne), day);
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Mirepoix), day);
        var doctor = await Given.DoctorAsync(travelKm: 1500);
        await Given.OfferAsync(doctor, day);
        using var north = await app.EnterAsync(Given.AsAgency(GivenPlaces.HautsDeFrance));
        using var south = await app.EnterAsync(Given.AsAgency(GivenPlaces.Occitanie));
        var (first, second) = (await ComputedAsync(north), await ComputedAsync(south));
        Assert.DoesNotContain("voulu aussi par un autre brouillon", first.Text);

        foreach (var (page, other) in ((Page, string)[])[(await north.GetAsync(first.Path), "Occitanie"), (second, "Hauts-de-France")])
        {
            Assert.Contains("1 médecin est voulu aussi par un autre brouillon", page.Text);
            Assert.Contains($"Ici : jeudi 11 mars. {other} : jeudi 11 mars.", page.Text);
            Assert.Contains($"Voulu aussi ce jour-là par un autre brouillon : {other}", page.Text);
        }

        var confirm = await second.FollowAsync("Publier le plan");
        Assert.Contains("1 médecin est voulu aussi par un autre brouillon : le premier plan publié l’emporte.", confirm.Text);
        await confirm.Form("#publier").SubmitAsync();
        var moved = await north.GetAsync(first.Path);
        Assert.Contains("une autre vacation est prévue ce jour-là", moved.Text);
        Assert.Contains("Réparer le plan", moved.Text);
        Assert.DoesNotContain("voulu aussi par un autre brouillon", moved.Text);
    }

    [Fact]
    public async Task Another_region_gets_the_page_of_what_does_not_exist()
    {
        using var agent = await app.EnterAsync(Given.AsAgency(GivenPlaces.HautsDeFrance));
        var plan = await ComputedAsync(agent);
        using var stranger = await app.EnterAsync(Given.AsAgency(GivenPlaces.Occitanie));

        foreach (var address in (string[])[plan.Path, $"{plan.Path}/propositions", $"{plan.Path}/sans-lieu", $"{plan.Path}/et-si", $"/ars/plan?region={GivenPlaces.HautsDeFrance}"])
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.OK, (await agent.GetAsync($"{plan.Path}/propositions")).Status);
        Assert.Equal(HttpStatusCode.OK, (await agent.GetAsync($"{plan.Path}/sans-lieu")).Status);
    }

    [Fact]
    public async Task National_agents_choose_a_region_or_the_country()
    {
        using var agent = await app.EnterAsync(Given.AsNational());

        var country = await agent.GetAsync("/ars/plan");
        var region = await country.Form("select#region").Fill("region", GivenPlaces.Occitanie).SubmitAsync();

        Assert.Contains("Toute la France", country.Text);
        Assert.StartsWith("Occitanie", region.Text);
    }

    private async Task<Page> RecomputedAsync(Page plan)
    {
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var waiting = await plan.Form("#recalculer").SubmitAsync();
        await app.Services.GetRequiredService<ComputePlan>().ExecuteNextAsync(default);
        return await waiting.FollowAsync("Actualiser");
    }

    private async Task<Page> ComputedAsync(Visitor agent)
    {
        var list = await agent.GetAsync("/ars/plan");
        var waiting = await list.Form("main tbody tr:first-child button").SubmitAsync();
        await app.Services.GetRequiredService<ComputePlan>().ExecuteNextAsync(default);
        return await waiting.FollowAsync("Actualiser");
    }
}
