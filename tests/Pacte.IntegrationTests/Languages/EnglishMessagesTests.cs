using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.IntegrationTests.Offers;
using Pacte.TestKit;
using Pacte.Web.Features.Booking.Reminders;
using Pacte.Web.Features.FrontDesk;
using Pacte.Web.Features.Planning;
using Pacte.Web.Languages;

namespace Pacte.IntegrationTests.Languages;

/// <summary>What a worker, an agency or somebody else's act writes to a person is in the language of that person, and of nobody else.</summary>
public sealed class EnglishMessagesTests(PacteApp app) : OfferTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task A_worker_reminds_each_in_their_own_language()
    {
        var open = await Given.OpenSessionAsync(date: Given.InDays(10));
        var (english, french) = (await Given.AppointmentAsync(open), await Given.AppointmentAsync(open, 1));
        await SpeakEnglishAsync(english.PersonId);
        foreach (var days in new[] { 3, 1 })
        {
            App.Clock.MoveTo(french.StartsAt.AddDays(-days));
            await Use<WriteReminders>().ExecuteAsync(default);
        }

        var reminders = await MessagesAsync(english.PersonId);
        Assert.Equal([MessageKind.ThreeDaysBefore, MessageKind.DayBefore], reminders.Select(m => m.Kind));
        Assert.All(reminders, m => AssertSpeaks(Language.English, m));
        Assert.Contains($"/en/rendez-vous/{english.Reference}/reponse?cle=", reminders[0].Body, StringComparison.Ordinal);
        Assert.Contains("You have an appointment on", reminders[0].Body, StringComparison.Ordinal);
        Assert.All(await MessagesAsync(french.PersonId), m => AssertSpeaks(Language.French, m));
    }

    [Theory]
    [InlineData(Language.French, Language.English)]
    [InlineData(Language.English, Language.French)]
    public async Task A_slot_is_offered_in_the_language_of_whoever_waits_not_of_whoever_frees_it(Language frees, Language waits)
    {
        await Waiting.NobodyAsync();
        var open = await Given.OpenSessionAsync();
        var entry = await Waiting.PersonAsync();
        await SpeakAsync(entry.PersonId, waits);

        using (Speech.In(frees))
            await FreeAsync(open.Slots[0]);

        var offer = Assert.Single(await MessagesAsync(entry.PersonId));
        AssertSpeaks(waits, offer);
        Assert.Contains(waits is Language.English ? "/en/proposition/" : "localhost/proposition/", offer.Body, StringComparison.Ordinal);
        Assert.Contains(waits is Language.English ? "/en/regles#" : "localhost/regles#", offer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_falls_and_comes_back_for_each_in_their_own_language()
    {
        await Waiting.NobodyAsync();
        var fallen = await Given.OpenSessionAsync(date: Given.InDays(7));
        var (english, french) = (await Given.AppointmentAsync(fallen), await Given.AppointmentAsync(fallen, 1));
        await SpeakEnglishAsync(english.PersonId);

        var cancelled = await Use<CancelSession>().ExecuteAsync(fallen.Session.Id, SessionReason.Illness, Given.AsAgency(fallen.Site.RegionCode), default);

        Assert.True(cancelled.IsDone, cancelled.Refusal.ToString());
        var told = Assert.Single(await MessagesAsync(english.PersonId));
        AssertSpeaks(Language.English, told);
        Assert.Contains("cannot happen: the doctor or the site had to cancel", told.Body, StringComparison.Ordinal);
        Assert.Contains($"/en/rendez-vous/{english.Reference}", told.Body, StringComparison.Ordinal);
        AssertSpeaks(Language.French, Assert.Single(await MessagesAsync(french.PersonId)));

        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var session = await Given.SessionAsync(
            fallen.Site, await Given.DoctorAsync(), fallen.Session.LocalDate, DayPart.Morning, SessionState.AcceptedByDoctor, room: 2);
        var confirmed = await Use<ConfirmSession>().ExecuteAsync(session.Id, 20, Given.AsFrontDesk(fallen.Site), default);

        Assert.True(confirmed.IsDone, confirmed.Refusal.ToString());
        var back = (await MessagesAsync(english.PersonId))[^1];
        AssertSpeaks(Language.English, back);
        Assert.Contains("Another doctor is coming", back.Body, StringComparison.Ordinal);
        AssertSpeaks(Language.French, (await MessagesAsync(french.PersonId))[^1]);
    }

    [Fact]
    public async Task Who_joins_the_list_in_English_is_written_to_in_English()
    {
        await Waiting.NobodyAsync();
        await Given.PlacesAsync();
        using var patient = new Features.Booking.Patient(App);
        var page = await patient.Browser.GetAsync($"/en/liste-attente?commune={GivenPlaces.Peronne.InseeCode}");
        var form = await page.Form("form.card").SubmitAsync("Continue");
        Assert.Equal("Your details", form.Heading);
        var code = await form.Form()
            .Fill("Input.FirstName", "Louise").Fill("Input.LastName", patient.LastName)
            .Fill("Input.Birth.Day", "14").Fill("Input.Birth.Month", "7").Fill("Input.Birth.Year", "1961")
            .Fill("Input.Commune", "Péronne").Fill("Input.Contact", patient.Contact).Fill("Input.Treating", "non")
            .SubmitAsync("Get my code");
        var joined = await code.Form("form:has(input.code)").Fill("Code", await patient.LastCodeAsync()).SubmitAsync("Join the waiting list");

        Assert.Equal("You are on the waiting list", joined.Heading);
        await using var db = App.Database.Open();
        var person = await db.Persons.SingleAsync(p => p.Contact == patient.Contact);
        Assert.Equal(Language.English, person.Language);
        var message = Assert.Single(await MessagesAsync(person.Id));
        AssertSpeaks(Language.English, message);
        Assert.Contains("/en/liste-attente/", message.Body, StringComparison.Ordinal);
    }

    private static void AssertSpeaks(Language language, OutboxMessage message)
    {
        Assert.Equal(language, message.Language);
        var words = $"{message.Subject}\n{message.Body}\n{message.CalendarFile?.Replace("\r\n ", "", StringComparison.Ordinal)}";
        Assert.True(FrenchWords.AreIn(words, "3, rue des Jardins", @"3\, rue des Jardins", "-//Pacte//Rendez-vous//FR") == (language is Language.French), words);
    }

    private Task SpeakEnglishAsync(Guid person) => SpeakAsync(person, Language.English);

    private async Task SpeakAsync(Guid person, Language language)
    {
        await using var db = App.Database.Open();
        await db.Persons.Where(p => p.Id == person).ExecuteUpdateAsync(set => set.SetProperty(p => p.Language, language));
    }

    private async Task<List<OutboxMessage>> MessagesAsync(Guid person)
    {
        await using var db = App.Database.Open();
        return await db.OutboxMessages.Where(m => m.PersonId == person).OrderBy(m => m.CreatedAt).ToListAsync();
    }
}
