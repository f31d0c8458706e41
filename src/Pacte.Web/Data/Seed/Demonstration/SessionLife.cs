using Pacte.Domain.Booking;
using Pacte.Domain.Planning;

namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>Brings a proposed session to the point of its life that suits its date, through the domain's own acts.</summary>
internal sealed class SessionLife(SceneDay day, DemoBookings bookings)
{
    private readonly SeedRandom random = day.Random("lives");

    public Session Live(Session session, DateOnly date, bool sure, DemoRows rows)
    {
        var ahead = date.DayNumber - day.Today.DayNumber;
        var state = sure ? Kept(ahead) : Fate(ahead);
        switch (state)
        {
            case SessionState.Declined:
                DemoRows.Sure(session.Decline(random.Pick([SessionReason.NotAvailable, SessionReason.TooFar])));
                break;
            case SessionState.AcceptedByDoctor:
                Accept(session);
                break;
            case SessionState.Confirmed:
                Confirm(session);
                break;
            case SessionState.Open or SessionState.Held or SessionState.Cancelled:
                Open(session, state, ahead, rows);
                break;
        }

        return session;
    }

    private static SessionState Kept(int ahead) => ahead < 0 ? SessionState.Held : SessionState.Open;

    // A proposal takes a few days to be answered, so what comes soon is settled.
    private SessionState Fate(int ahead) => (ahead, random.Below(100)) switch
    {
        ( < 0, < 92) => SessionState.Held,
        ( < 0, < 97) => SessionState.Cancelled,
        ( < 5, < 95) => SessionState.Open,
        ( < 5, _) => SessionState.Cancelled,
        ( < 15, < 80) => SessionState.Open,
        ( < 15, < 88) => SessionState.Confirmed,
        ( < 15, < 96) => SessionState.AcceptedByDoctor,
        ( >= 15, < 52) => SessionState.Open,
        ( >= 15, < 60) => SessionState.Confirmed,
        ( >= 15, < 76) => SessionState.AcceptedByDoctor,
        ( >= 15, < 95) => SessionState.Proposed,
        _ => SessionState.Declined,
    };

    private void Accept(Session session) => DemoRows.Sure(session.Accept(session.ProposedAt.AddDays(1), day.At(4)));

    private void Confirm(Session session)
    {
        Accept(session);
        DemoRows.Sure(session.Confirm(session.ProposedAt.AddDays(2), slotMinutes: random.Chance(85) ? 20 : 15));
    }

    private void Open(Session session, SessionState state, int ahead, DemoRows rows)
    {
        Confirm(session);
        var slots = DemoRows.Sure(session.Open(random.Id));
        var appointments = bookings.Fill(session, slots, ahead, rows);
        if (state is SessionState.Held)
        {
            DemoRows.Sure(session.Hold(session.StartsAt));
            bookings.Close(appointments);
        }
        else if (state is SessionState.Cancelled)
        {
            var (by, reason) = random.Chance(60)
                ? (CancelledBy.Doctor, SessionReason.Illness)
                : (CancelledBy.Site, SessionReason.RoomUnavailable);
            var displaced = DemoRows.Sure(session.Cancel(by, reason, slots, appointments));
            if (ahead < 0)
                bookings.GiveUp(displaced);
        }

        rows.Slots.AddRange(slots);
    }
}
