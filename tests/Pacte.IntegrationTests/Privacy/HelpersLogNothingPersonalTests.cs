using Npgsql;
using Pacte.TestKit;
using Pacte.Web.Features.Booking.Helping;

namespace Pacte.IntegrationTests.Privacy;

/// <summary>A helper books for somebody with names like no other, is refused, sees the slip and cancels; then every output is searched.</summary>
public sealed class HelpersLogNothingPersonalTests(ListenedApp app, TestPostgres postgres) : IClassFixture<ListenedApp>
{
    private const string Last = "Zygophyllowicz";

    private static readonly string[] Marks = ["Xanthippe", Last, Uri.EscapeDataString(Last), "03 22 97 53 86", "0322975386", "322975386", "1929-10-29", "29/10/1929"];

    [Fact]
    public async Task No_output_names_whom_a_helper_books_for()
    {
        var open = await app.Given.OpenSessionAsync();
        var helper = await app.Given.HelperAsync();
        using var visitor = app.NewVisitor(helper);
        var slip = await BookAsync(visitor, open, 0);
        Assert.Equal("Bon de rendez-vous", slip.Heading);
        Assert.Contains("a déjà un rendez-vous", (await BookAsync(visitor, open, 1)).Text, StringComparison.Ordinal);
        await (await (await visitor.GetAsync(HelpPaths.Mine)).FollowAsync("Annuler")).Form().SubmitAsync("Oui, annuler");

        Assert.Contains(app.Log.Lines, line => line.Contains("/aide-rendez-vous", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Log.Lines, Names);
        Assert.DoesNotContain((postgres.ServerLog ?? "").Split('\n'), Names);
        Assert.Empty(await RowsAsync("select t::text from audit_entries t"));
        Assert.Empty(await RowsAsync("select t::text from outbox_messages t"));
    }

    private static bool Names(string text) => Marks.Any(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));

    private async Task<Page> BookAsync(Visitor visitor, OpenSession open, int slot)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(6));
        var site = new Pacte.Web.Features.Booking.PublicSite(open.Site);
        var form = await (await visitor.GetAsync(HelpPaths.Site(site, samePerson: null))).Form("form:has(button.slot)")
            .PressAsync("creneau", open.Slots[slot].Id.ToString());
        return await form.Form("form:has(input[name=Agreed])")
            .Fill("Input.FirstName", "Xanthippe").Fill("Input.LastName", Last)
            .Fill("Input.Birth.Day", "29").Fill("Input.Birth.Month", "10").Fill("Input.Birth.Year", "1929")
            .Fill("Input.Commune", "Péronne").Fill("Input.Contact", "03 22 97 53 86").Fill("Input.Treating", "non").Tick("Agreed")
            .SubmitAsync("Réserver");
    }

    private async Task<List<string>> RowsAsync(string sql)
    {
        await using var connection = await app.Database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows.FindAll(Names);
    }
}
