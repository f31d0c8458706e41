using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Domain.Waiting;
using Pacte.IntegrationTests.Offers;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Keeping;
using Pacte.Web.Features.Booking.Reminders;
using Pacte.Web.Features.Booking.Rights;
using Pacte.Web.Languages;
using Pacte.Web.Offers;
using Pacte.Web.Outbox;

namespace Pacte.IntegrationTests.Languages;

/// <summary>A short message in English costs no more than the French one: the same alphabet, and as many segments at most.</summary>
public sealed class EnglishShortMessagesTests(PacteApp app) : OfferTest(app), IClassFixture<PacteApp>
{
    private const string Number = "+590690000001";

    [Fact]
    public async Task No_short_message_costs_more_in_English()
    {
        var open = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.SainteRose), date: Given.InDays(30));
        var appointment = await Given.AppointmentAsync(open);
        var entry = await Waiting.PersonAsync();
        var offer = new SlotOffer
        {
            Id = Guid.NewGuid(),
            SlotId = open.Slots[1].Id,
            PersonId = entry.PersonId,
            Reason = OfferReason.Freed,
            OfferedAt = Now,
            Until = Now.AddHours(2),
        };
        var draft = new BookingDraft
        {
            Id = Guid.NewGuid(),
            CreatedAt = Now,
            HeldUntil = Now,
            NetworkKey = [1],
            SubmissionId = Guid.NewGuid(),
            CodeExpiresAt = Now.AddMinutes(10),
        };

        var (french, english) = (Written(Language.French), Written(Language.English));

        Assert.Equal(french.Count, english.Count);
        Assert.All(french.Zip(english), pair =>
        {
            Assert.NotEqual(pair.First, pair.Second);
            Assert.True(Gsm7.Holds(pair.Second), pair.Second);
            Assert.True(Gsm7.Segments(pair.Second) <= Gsm7.Segments(pair.First), $"{Gsm7.Segments(pair.Second)} > {Gsm7.Segments(pair.First)}:\n{pair.Second}");
        });

        List<string> Written(Language language)
        {
            using var spoken = Speech.In(language);
            var (contact, site) = (new Contact(Number), new PublicSite(open.Site));
            MessageToSend[] messages =
            [
                Use<BookingMessages>().Code(draft, contact, "123456", site.ZoneId),
                Use<BookingMessages>().Booked(appointment, contact, site),
                Use<BookingMessages>().Cancelled(appointment, Number, site),
                Use<BookingMessages>().Links("-", Number, [(appointment, site)]),
                Use<KeepingMessages>().Moved(appointment, contact, site),
                Use<ReminderMessages>().Of(MessageKind.ThreeDaysBefore, appointment, Number, site, Now),
                Use<ReminderMessages>().Of(MessageKind.DayBefore, appointment, Number, site, Now),
                Use<RightsMessages>().Code(draft, contact, "123456"),
                Use<RightsMessages>().ContactChanged(appointment.PersonId, Number),
                Use<OfferMessages>().Offered(offer, open.Slots[1], open.Site, Number),
                Use<OfferMessages>().Joined(entry, Number, "Péronne"),
            ];
            return [.. messages.Select(message => Gsm7.Fold(message.Body))];
        }
    }

    /// <summary>Those of a session that falls are written by its transaction alone.</summary>
    [Fact]
    public async Task Nor_do_those_of_a_session_that_falls()
    {
        await Waiting.NobodyAsync();
        var fallen = await Given.OpenSessionAsync(date: Given.InDays(7));
        var (english, french) = (await Given.AppointmentAsync(fallen), await Given.AppointmentAsync(fallen, 1));
        await using var db = App.Database.Open();
        foreach (var (appointment, language) in new[] { (english, Language.English), (french, Language.French) })
        {
            await db.Persons.Where(p => p.Id == appointment.PersonId).ExecuteUpdateAsync(
                set => set.SetProperty(p => p.Contact, Number).SetProperty(p => p.Language, language));
        }

        await Use<Web.Features.Planning.CancelSession>().ExecuteAsync(
            fallen.Session.Id, Domain.Planning.SessionReason.Illness, Given.AsAgency(fallen.Site.RegionCode), default);

        var bodies = await db.OutboxMessages.Where(m => m.EventKey.StartsWith("session-cancelled:") && m.Address == Number)
            .ToDictionaryAsync(m => m.Language, m => m.Body);
        Assert.True(Gsm7.Holds(bodies[Language.English]), bodies[Language.English]);
        Assert.True(Gsm7.Segments(bodies[Language.English]) <= Gsm7.Segments(bodies[Language.French]));
    }
}
