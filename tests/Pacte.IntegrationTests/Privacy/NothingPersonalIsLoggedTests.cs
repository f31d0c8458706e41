using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Pacte.Domain.Booking;
using Pacte.IntegrationTests.Features.Booking;
using Pacte.TestKit;
using Pacte.Web.Outbox;

namespace Pacte.IntegrationTests.Privacy;

/// <summary>Somebody with names like no other books, is refused, fails and is erased; then every output is searched for them.</summary>
public sealed class NothingPersonalIsLoggedTests(ListenedApp app, TestPostgres postgres) : IClassFixture<ListenedApp>
{
    private const string First = "Xylophène";
    private const string Last = "Zweigmüllerowska";
    private const string Number = "0612349753";

    // As typed, as stored, as spoken, as the database prints them.
    private static readonly string[] Marks =
    [
        First, Last, Uri.EscapeDataString(First), Uri.EscapeDataString(Last), "ZWEIGMULLEROWSKA",
        "marque.unique", Number, "12349753", "06 12 34 97 53", "06\u00A012\u00A034\u00A097\u00A053",
        "1937-10-29", "29/10/1937", "29/10/37",
    ];

    [Fact]
    public async Task No_output_names_whoever_books_cancels_is_refused_fails_or_uses_their_rights()
    {
        var open = await app.Given.OpenSessionAsync();
        await BookAndCancelAsync(open.Slots[0], open.Slots[1], "marque.unique@exemple.test");
        await BookAndCancelAsync(open.Slots[2], open.Slots[3], Number);
        await FailAsync(open);
        await app.Get<DeliverMessages>().ExecuteAsync(default);
        await UseRightsAsync();

        Assert.Contains(app.Log.Lines, line => line.Contains("Request starting", StringComparison.Ordinal));
        Assert.Contains(app.Log.Lines, line => line.Contains("marked_refusal", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Log.Lines, Names);
        Assert.DoesNotContain((postgres.ServerLog ?? "").Split('\n'), Names);
        Assert.Empty(await RowsAsync("select t::text from audit_entries t"));
        Assert.Empty(await RowsAsync("select subject from outbox_messages"));
    }

    [Fact]
    public void What_is_searched_would_show_a_leak()
    {
        app.Services.GetRequiredService<ILogger<NothingPersonalIsLoggedTests>>().LogDebug("Said aloud: {Word}", "gramophone");

        Assert.Contains(app.Log.Lines, line => line.Contains("gramophone", StringComparison.Ordinal));
    }

    private static bool Names(string text) => Marks.Any(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));

    private static Patient Somebody(PacteApp app, string contact) => new(app) { LastName = Last, Contact = contact };

    private async Task BookAndCancelAsync(Slot slot, Slot other, string contact)
    {
        using var patient = Somebody(app, contact);
        var form = await patient.TakeAsync(slot);
        var wrong = await FillIn(form, contact).Fill("Input.Birth.Day", "32").SubmitAsync("Recevoir mon code");
        var code = await FillIn(wrong, contact).SubmitAsync("Recevoir mon code");
        await code.Form("form:has(input.code)").Fill("Code", "000000").SubmitAsync("Confirmer");
        var booked = await ConfirmAsync(code);
        Assert.StartsWith("C’est réservé", booked.Heading);

        using var again = Somebody(app, contact);
        var second = await FillIn(await again.TakeAsync(other), contact).SubmitAsync("Recevoir mon code");
        Assert.Contains("a déjà un rendez-vous", (await ConfirmAsync(second)).Text);

        await patient.Browser.GetAsync(booked.Path);
        var cancelled = await (await booked.FollowAsync("Annuler le rendez-vous")).Form().SubmitAsync("Oui, annuler");
        Assert.Equal("C’est annulé", cancelled.Heading);
    }

    /// <summary>The database refuses, by its own check and by a key, rows that hold everything that was typed.</summary>
    private async Task FailAsync(OpenSession open)
    {
        await ExecuteAsync("alter table outbox_messages add constraint marked_refusal check (subject <> 'Votre rendez-vous est réservé') not valid");
        using var patient = Somebody(app, "marque.unique@exemple.test");
        var code = await FillIn(await patient.TakeAsync(open.Slots[4]), patient.Contact).SubmitAsync("Recevoir mon code");
        Assert.Equal(HttpStatusCode.InternalServerError, (await ConfirmAsync(code)).Status);
        await ExecuteAsync("alter table outbox_messages drop constraint marked_refusal");

        await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync("update persons set contact_key = null where last_name = $1", Last));
        await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(
            $"insert into persons select id, identity_key, contact_key, first_name, last_name, birth_date, contact, created_at from persons where last_name = '{Last}'"));
        await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync("update persons set identity_key = null where last_name = $1", Last));
    }

    private async Task UseRightsAsync()
    {
        using var visitor = app.NewVisitor();
        var asked = await (await visitor.GetAsync("/mes-donnees")).Form()
            .Fill("Input.Contact", Number)
            .Fill("Input.Birth.Day", "29").Fill("Input.Birth.Month", "10").Fill("Input.Birth.Year", "1937")
            .SubmitAsync();
        var held = await asked.Form("form:has(input.code)").Fill("Code", await CodeAsync("rights-code:")).SubmitAsync();
        Assert.Contains(Last, held.Text);
        Assert.Contains(Last, (await visitor.GetAsync($"{held.Path}/donnees.json")).Body);
        var erase = await held.FollowAsync("Effacer pour");
        Assert.Contains("C’est effacé", (await erase.Form().SubmitAsync("Oui, tout effacer")).Text);
    }

    private Form FillIn(Page page, string contact)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        return page.Form()
            .Fill("Input.FirstName", First).Fill("Input.LastName", Last)
            .Fill("Input.Birth.Day", "29").Fill("Input.Birth.Month", "10").Fill("Input.Birth.Year", "1937")
            .Fill("Input.Commune", "Péronne").Fill("Input.Contact", contact).Fill("Input.Treating", "non");
    }

    private async Task<Page> ConfirmAsync(Page page) =>
        await page.Form("form:has(input.code)").Fill("Code", await CodeAsync("booking-code:")).SubmitAsync("Confirmer");

    // The last code written: one person acts here at a time.
    private async Task<string> CodeAsync(string kind)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var body = (await RowsAsync($"select body from outbox_messages where event_key like '{kind}%' and body <> '' order by created_at desc, event_key desc limit 1", all: true))[0];
        return body.Split(' ', '.', '\u00A0').First(word => word.Length == 6 && word.All(char.IsAsciiDigit));
    }

    private async Task<List<string>> RowsAsync(string sql, bool all = false)
    {
        await using var connection = await app.Database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return all ? rows : rows.FindAll(Names);
    }

    private async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var connection = await app.Database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
