using Pacte.Domain.Planning;
using Pacte.Domain.Sites;

namespace Pacte.UnitTests.Planning;

public sealed class SessionTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(CancelledBy.Doctor, SessionReason.TooFar, true)]
    [InlineData(CancelledBy.Doctor, SessionReason.Other, true)]
    [InlineData(CancelledBy.Ars, SessionReason.NotAvailable, true)]
    [InlineData(CancelledBy.Site, SessionReason.Illness, true)]
    [InlineData(CancelledBy.Ars, SessionReason.TooFar, false)]
    [InlineData(CancelledBy.Ars, SessionReason.Other, false)]
    [InlineData(CancelledBy.Site, SessionReason.RoomUnavailable, false)]
    [InlineData(CancelledBy.Site, SessionReason.NotNeeded, false)]
    public void A_cancelled_session_ends_the_offer_when_the_doctor_cannot_come(CancelledBy by, SessionReason reason, bool ends)
    {
        var session = Accepted();
        Assert.False(session.EndsOffer);

        session.Cancel(by, reason, [], []);

        Assert.Equal(ends, session.EndsOffer);
    }

    [Theory]
    [InlineData(SessionReason.NotAvailable, true)]
    [InlineData(SessionReason.Illness, true)]
    [InlineData(SessionReason.TooFar, false)]
    [InlineData(SessionReason.Other, false)]
    public void A_declined_place_leaves_the_day_offered_unless_the_doctor_cannot_come(SessionReason reason, bool ends)
    {
        var session = Proposed();

        session.Decline(reason);

        Assert.Equal(ends, session.EndsOffer);
    }

    private static Session Accepted()
    {
        var session = Proposed();
        session.Accept(Now, Now.AddDays(3));
        return session;
    }

    private static Session Proposed()
    {
        var site = new Site
        {
            Id = Guid.CreateVersion7(),
            Name = "Maison de santé",
            Address = "3, rue des Jardins",
            Postcode = "80200",
            CommuneInsee = "80620",
            CommuneName = "Péronne",
            DepartementCode = "80",
            RegionCode = "32",
            TimeZone = "Europe/Paris",
            Latitude = 49.93,
            Longitude = 2.93,
            RoomCount = 1,
            Hours = OpeningHours.Usual,
        };
        var need = new SiteNeed
        {
            Id = Guid.CreateVersion7(),
            SiteId = site.Id,
            Date = new(2027, 3, 15),
            Part = DayPart.Morning,
            Specialty = Specialty.GeneralPractice,
        };
        return Session.Propose(Guid.CreateVersion7(), Guid.CreateVersion7(), site, need, room: 1, planId: null, Now, Now.AddDays(3));
    }
}
