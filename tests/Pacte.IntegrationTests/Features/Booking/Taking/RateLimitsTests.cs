using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.TestKit;
using Pacte.Web.Data;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Taking;

namespace Pacte.IntegrationTests.Features.Booking.Taking;

/// <summary>Counted in the database, whichever node is asked.</summary>
public sealed class RateLimitsTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Requests_to_two_nodes_at_once_are_counted_together_to_the_last()
    {
        await using var other = App.WithWebHostBuilder(_ => { });
        var nodes = new[] { Use<RateLimits>(), (RateLimits)other.Services.GetService(typeof(RateLimits))! };
        var network = NewNetwork();

        var waits = await Race.RunAsync(80, i => nodes[i % 2].SpendAsync(RateKind.LinkByNetwork, network, default));

        Assert.Equal(60, waits.Count(wait => wait is null));
        Assert.All(waits.Where(wait => wait is not null), wait => Assert.InRange(wait!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)));
        App.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(await nodes[0].SpendAsync(RateKind.LinkByNetwork, network, default));
    }

    [Fact]
    public async Task A_contact_is_sent_twelve_codes_in_a_quarter_of_an_hour_then_asked_to_wait()
    {
        var slots = await SlotsAsync();
        var contact = SomebodyNew().Contact;
        for (var sent = 0; sent < 12; sent++)
        {
            var form = SomebodyNew();
            form.Contact = contact;
            await AskForCodeAsync(await HoldAsync(slots[sent]), form);
        }

        var last = await HoldAsync(slots[24]);
        var more = SomebodyNew();
        more.Contact = contact;
        await Use<SaveDetails>().ExecuteAsync(last, more, default);
        Assert.Equal(BookingRefusal.ContactAskedTooOften, (await Use<AskForCode>().ExecuteAsync(last, default)).Refusal);

        App.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.True((await Use<AskForCode>().ExecuteAsync(last, default)).IsDone);
    }

    [Fact]
    public async Task A_person_is_sent_twenty_four_codes_in_an_hour_whatever_the_contacts()
    {
        var slots = await SlotsAsync();
        var form = SomebodyNew();
        for (var sent = 0; sent < 24; sent++)
        {
            form.Contact = SomebodyNew().Contact;
            await AskForCodeAsync(await HoldAsync(slots[sent]), form);
        }

        var last = await HoldAsync(slots[24]);
        form.Contact = SomebodyNew().Contact;
        await Use<SaveDetails>().ExecuteAsync(last, form, default);

        Assert.Equal(BookingRefusal.PersonAskedTooOften, (await Use<AskForCode>().ExecuteAsync(last, default)).Refusal);
    }

    [Fact]
    public async Task Whoever_asks_for_links_without_end_is_told_how_long_to_wait_by_two_nodes_and_still_reads()
    {
        await using var other = App.WithWebHostBuilder(_ => { });
        using var turns = new TakingTurns([App, other]);
        using var visitor = turns.NewVisitor();
        visitor.Address = new IPAddress([198, 51, 100, 77]);
        for (var asked = 0; asked < 60; asked++)
            await Use<RateLimits>().SpendAsync(RateKind.LinkByNetwork, Use<Networks>().KeyOf(visitor.Address), default);

        for (var node = 0; node < 2; node++)
        {
            var page = await (await visitor.GetAsync("/mon-rendez-vous")).Form().Fill("Contact", $"personne{node}@exemple.test").SubmitAsync();
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Matches("Réessayez dans \\d+.minutes?, ou appelez", page.Text);
            await visitor.GetAsync("/aide");
        }
    }

    [Fact]
    public async Task The_page_says_how_long_to_wait_and_whom_to_call_and_keeps_what_was_typed()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        patient.Browser.Address = new IPAddress([198, 51, 100, 78]);
        var network = Use<Networks>().KeyOf(patient.Browser.Address);
        for (var asked = 0; asked < 300; asked++)
            await Use<RateLimits>().SpendAsync(RateKind.CodeByNetwork, network, default);

        var page = await patient.FillInAsync(await patient.TakeAsync(open.Slots[0]));

        Assert.Matches("Réessayez dans \\d+.minutes?", page.Find("[role=alert]").TextContent);
        Assert.Equal(patient.LastName, page.Find("[name='Input.LastName']").GetAttribute("value"));
    }

    [Theory]
    [InlineData("insert into rate_counters values ('CodeByNetwork', '\\x01', now(), 6, 5)", ConstraintNames.RateCounterWithinCap)]
    [InlineData("insert into sms_days values ('2027-01-01', 6, 5)", ConstraintNames.SmsDayWithinBudget)]
    public async Task The_database_counts_past_no_limit(string sql, string rule)
    {
        await using var connection = await App.Database.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;

        Assert.Equal(rule, (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => command.ExecuteNonQueryAsync())).ConstraintName);
    }

    [Fact]
    public async Task Links_asked_for_a_known_and_an_unknown_contact_write_the_same_rows()
    {
        var open = await Given.OpenSessionAsync();
        var known = SomebodyNew();
        await BookAsync(open.Slots[0], known);
        var unknown = SomebodyNew();
        await AskForCodeAsync(await HoldAsync(open.Slots[1]), unknown);

        var hit = await WrittenAsync(() => Use<SendLinks>().ExecuteAsync(known.Contact, default));
        var miss = await WrittenAsync(() => Use<SendLinks>().ExecuteAsync(unknown.Contact, default));

        Assert.Equal(hit, miss);
        await using var db = App.Database.Open();
        Assert.Equal(1, await db.OutboxMessages.CountAsync(m => m.EventKey.StartsWith("links:") && m.State == Domain.Messages.MessageState.Waiting));
    }

    [Fact]
    public async Task A_code_asked_for_a_known_and_an_unknown_contact_shows_the_same_page()
    {
        var open = await Given.OpenSessionAsync();
        using var known = new Patient(App);
        await known.BookAsync(open.Slots[0]);
        using var unknown = new Patient(App) { LastName = known.LastName };

        var again = await known.FillInAsync(await known.TakeAsync(open.Slots[1]));
        var first = await unknown.FillInAsync(await unknown.TakeAsync(open.Slots[1 + 1]));

        Assert.Equal(WithoutHours(again), WithoutHours(first));

        static string WithoutHours(Page page) =>
            System.Text.RegularExpressions.Regex.Replace(page.Text, @"\d+\s?(h(\s?\d+)?|minutes?)", "·", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    }

    private async Task<List<Slot>> SlotsAsync() =>
    [
        .. (await Given.OpenSessionAsync(part: Domain.Sites.DayPart.FullDay)).Slots,
        .. (await Given.OpenSessionAsync(part: Domain.Sites.DayPart.FullDay)).Slots,
    ];

    private async Task<(int Messages, int Counters, int Sum)> WrittenAsync(Func<Task> act)
    {
        var before = await CountAsync();
        await act();
        var after = await CountAsync();
        return (after.Messages - before.Messages, after.Counters - before.Counters, after.Sum - before.Sum);
    }

    private async Task<(int Messages, int Counters, int Sum)> CountAsync()
    {
        await using var db = App.Database.Open();
        var counters = await db.Database.SqlQuery<int>($"""select messages as "Value" from message_counters""").ToListAsync();
        return (await db.OutboxMessages.CountAsync(), counters.Count, counters.Sum());
    }
}
