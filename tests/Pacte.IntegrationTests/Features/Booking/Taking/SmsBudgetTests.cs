using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.TestKit;
using Pacte.Web.Data;
using Pacte.Web.Features.Booking;

namespace Pacte.IntegrationTests.Features.Booking.Taking;

/// <summary>An application that may send ten short messages a day.</summary>
public sealed class TenMessagesADay(TestPostgres postgres) : PacteApp(postgres)
{
    public const int Budget = 10;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Pacte:SmsLimits:DailyBudget", "10");
    }
}

public sealed class SmsBudgetTests(TenMessagesADay app) : BookingTest(app), IClassFixture<TenMessagesADay>
{
    [Fact]
    public async Task A_day_sends_its_budget_and_no_more_however_many_ask_at_once()
    {
        var open = await Given.OpenSessionAsync(part: Domain.Sites.DayPart.FullDay);
        var drafts = new List<Guid>();
        for (var i = 0; i < 14; i++)
        {
            drafts.Add(await HoldAsync(open.Slots[i]));
            await Use<SaveDetails>().ExecuteAsync(drafts[i], WithNumber($"06 39 98 11 {i:D2}"), default);
        }

        using var visitor = App.NewVisitor();
        Assert.Contains("within the day", (await visitor.GetAsync("/health/ready")).Body);
        var asked = await Race.RunAsync(14, i => Use<AskForCode>().ExecuteAsync(drafts[i], default));

        Assert.Equal(TenMessagesADay.Budget, asked.Count(result => result.IsDone));
        Assert.Equal(4, asked.Count(result => result.Refusal is BookingRefusal.NoSmsLeftToday));
        Assert.Contains("\"sent\":10", (await visitor.GetAsync("/health/ready")).Body);
        Assert.Contains("degraded", (await visitor.GetAsync("/health/ready")).Body);
        await using var db = App.Database.Open();
        Assert.Equal(TenMessagesADay.Budget, await db.OutboxMessages.CountAsync(m => m.Channel == Domain.Messages.MessageChannel.Sms));

        // An e-mail still leaves, and the next day begins anew.
        var late = await HoldAsync(open.Slots[15]);
        Assert.Matches("^[0-9]{6}$", await AskForCodeAsync(late, SomebodyNew()));
        App.Clock.Advance(TimeSpan.FromDays(1));
        var morrow = await HoldAsync((await Given.OpenSessionAsync()).Slots[0]);
        Assert.Matches("^[0-9]{6}$", await AskForCodeAsync(morrow, WithNumber("06 39 98 12 00")));
    }

    [Fact]
    public async Task A_number_out_of_reach_is_said_by_its_field_and_nothing_typed_is_lost()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App) { Contact = "+44 7700 900123" };

        var page = await patient.FillInAsync(await patient.TakeAsync(open.Slots[0]));

        Assert.Contains("Nous ne pouvons pas envoyer de SMS à ce numéro. Donnez une adresse e-mail", page.Find(".err").TextContent);
        Assert.Equal("+44 7700 900123", page.Find("[name='Input.Contact']").GetAttribute("value"));
        Assert.Equal(patient.LastName, page.Find("[name='Input.LastName']").GetAttribute("value"));
    }

    [Theory]
    [InlineData("06 12 34 56 78", true)]
    [InlineData("0690 12 34 56", true)]
    [InlineData("0694 12 34 56", true)]
    [InlineData("0697 12 34 56", true)]
    [InlineData("0693 12 34 56", true)]
    [InlineData("0639 12 34 56", true)]
    [InlineData("+508 55 12 34", true)]
    [InlineData("+687 75 12 34 56", true)]
    [InlineData("+689 87 12 34 56", true)]
    [InlineData("+681 82 12 34 56", true)]
    [InlineData("+44 7700 900123", false)]
    [InlineData("+32 470 12 34 56", false)]
    public void France_and_its_territories_are_within_reach(string typed, bool within) =>
        Assert.Equal(within, Contact.Parse(typed).Value is { } contact && new SmsLimits().Allows(contact.Value));

    private static PatientForm WithNumber(string number)
    {
        var form = SomebodyNew();
        form.Contact = number;
        return form;
    }
}
