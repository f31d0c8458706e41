using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Pacte.Domain.Access;
using Pacte.TestKit;
using Pacte.Web.Access;
using Pacte.Web.Audit;

namespace Pacte.IntegrationTests.Access;

public sealed class SignInOutsideDevelopmentTests(PacteApp app) : IClassFixture<PacteApp>
{
    [Fact]
    public async Task Get_says_how_people_will_enter_and_what_they_can_do_now()
    {
        await using var staging = app.WithWebHostBuilder(host => host
            .UseEnvironment("Staging")
            .UseSetting("Pacte:DataProtection:Key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));
        using var visitor = new Visitor(staging.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false }));

        var page = await visitor.GetAsync("/connexion");

        Assert.Contains("identité professionnelle", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.NotNull(page.Document.QuerySelector("main a[href='/']"));
    }

    [Fact]
    public async Task A_demonstration_account_lets_nobody_in()
    {
        var account = new StaffAccount { Id = Guid.CreateVersion7(), Role = Role.National, DisplayName = "Pilotage national", IsDemonstration = true };
        await using (var db = app.Database.Open())
        {
            db.Add(account);
            await db.SaveChangesAsync();
        }

        var result = await Enter("Production").ExecuteAsync(account.Id, CancellationToken.None);

        Assert.Equal(SignInRefusal.NotInDevelopment, result.Refusal);
        Assert.True((await Enter("Development").ExecuteAsync(account.Id, CancellationToken.None)).IsDone);

        await using var after = app.Database.Open();
        after.Remove(account);
        await after.SaveChangesAsync();
    }

    private EnterAsDemo Enter(string environment) =>
        new(app.Database.Work, new AuditTrail(app.Clock), new HostingEnvironment { EnvironmentName = environment });
}
