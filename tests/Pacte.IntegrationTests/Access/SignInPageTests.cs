using System.Net;
using Pacte.Domain.Access;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Access;

public sealed class SignInPageTests(PacteApp app) : IClassFixture<PacteApp>
{
    [Fact]
    public async Task Get_shows_the_demonstration_accounts_by_role()
    {
        await AccountAsync(Role.Ars, "ARS Occitanie", region: "76");
        await AccountAsync(Role.National, "Pilotage national");
        using var visitor = app.NewVisitor();

        var page = await visitor.GetAsync("/connexion");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("ARS Occitanie", page.Text, StringComparison.Ordinal);
        Assert.Contains("Ministère", page.TextsOf("h2"));
    }

    [Fact]
    public async Task A_closed_page_leads_to_sign_in_and_back()
    {
        var name = await AccountAsync(Role.National, $"Pilotage {nameof(A_closed_page_leads_to_sign_in_and_back)}");
        using var visitor = app.NewVisitor();

        var door = await visitor.GetAsync("/ars/plan?mois=2027-04");
        var inside = await door.Form().SubmitAsync($"Entrer comme {name}");

        Assert.StartsWith("/connexion?retour=", door.Path, StringComparison.Ordinal);
        Assert.Equal("/ars/plan?mois=2027-04", inside.Path);
        Assert.Contains("pacte-staff", visitor.Cookies.Keys);
    }

    [Fact]
    public async Task An_account_that_is_not_of_the_demonstration_lets_nobody_in()
    {
        var name = await AccountAsync(Role.National, "Compte de démonstration");
        var real = Guid.CreateVersion7();
        await using (var db = app.Database.Open())
        {
            db.Add(new StaffAccount { Id = real, Role = Role.National, DisplayName = "Compte réel" });
            await db.SaveChangesAsync();
        }
        using var visitor = app.NewVisitor();
        var door = await visitor.GetAsync("/connexion");
        Assert.DoesNotContain("Compte réel", door.Text, StringComparison.Ordinal);
        door.Document.QuerySelectorAll("button[name=compte]")
            .Single(b => b.TextContent.Contains(name, StringComparison.Ordinal))
            .SetAttribute("value", real.ToString());

        var refused = await door.Form().SubmitAsync($"Entrer comme {name}");

        Assert.Contains("Ce compte n’existe plus", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("pacte-staff", visitor.Cookies.Keys);
    }

    [Fact]
    public async Task Signing_out_needs_our_own_form()
    {
        var name = await AccountAsync(Role.National, $"Pilotage {nameof(Signing_out_needs_our_own_form)}");
        using var visitor = app.NewVisitor();
        await (await visitor.GetAsync("/connexion")).Form().SubmitAsync($"Entrer comme {name}");

        var address = new Uri("http://localhost/deconnexion");
        var forged = await visitor.SendAsync(() => new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([]) });
        var stillIn = visitor.Cookies.ContainsKey("pacte-staff");
        var left = await (await visitor.GetAsync("/connexion")).Form("form.out").SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
        Assert.True(stillIn);
        Assert.Contains("Vous êtes déconnecté", left.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("pacte-staff", visitor.Cookies.Keys);
    }

    private async Task<string> AccountAsync(Role role, string name, string? region = null)
    {
        await using var db = app.Database.Open();
        db.Add(new StaffAccount { Id = Guid.CreateVersion7(), Role = role, DisplayName = name, RegionCode = region, IsDemonstration = true });
        await db.SaveChangesAsync();
        return name;
    }
}
