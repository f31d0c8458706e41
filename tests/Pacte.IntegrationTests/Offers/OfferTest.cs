using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Waiting;
using Pacte.IntegrationTests.Features.Booking;
using Pacte.TestKit;
using Pacte.Web.Access;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Waiting;
using Pacte.Web.Offers;

namespace Pacte.IntegrationTests.Offers;

/// <summary>What the tests of the waiting list share.</summary>
public abstract class OfferTest(PacteApp app) : BookingTest(app)
{
    protected GivenWaiting Waiting { get; } = new(app.Database, app.Clock);

    /// <summary>Books the slot and gives it back.</summary>
    protected async Task FreeAsync(Slot slot)
    {
        var appointment = await BookAsync(slot);
        await CancelAsync(appointment);
    }

    protected async Task CancelAsync(Appointment appointment)
    {
        var key = Use<AppointmentLinks>().KeyOf(appointment.Id);
        var result = await Use<CancelAppointment>().ExecuteAsync(new(appointment.Reference, key, null), default);
        Assert.True(result.IsDone);
    }

    protected async Task<SlotOffer?> LiveOfferAsync(Slot slot)
    {
        await using var db = App.Database.Open();
        return await db.SlotOffers.SingleOrDefaultAsync(o => o.SlotId == slot.Id && o.State == OfferState.Offered);
    }

    protected async Task<SlotOffer> OfferAsync(Guid id)
    {
        await using var db = App.Database.Open();
        return await db.SlotOffers.SingleAsync(o => o.Id == id);
    }

    protected async Task<WaitingEntry> EntryAsync(Guid id)
    {
        await using var db = App.Database.Open();
        return await db.WaitingEntries.SingleAsync(e => e.Id == id);
    }

    protected Task<Pacte.Domain.Result<Guid, OfferRefusal>> AcceptAsync(SlotOffer offer) =>
        Use<AcceptOffer>().ExecuteAsync(new(offer.Id, KeyOf(offer)), default);

    protected Task<Pacte.Domain.Result<Pacte.Domain.Done, OfferRefusal>> DeclineAsync(SlotOffer offer) =>
        Use<DeclineOffer>().ExecuteAsync(new(offer.Id, KeyOf(offer)), default);

    protected Task<int> PassAsync() => Use<PassOffers>().ExecuteAsync(default);

    protected string KeyOf(SlotOffer offer) => Use<OfferLinks>().OfferPath(offer.Id).Split("cle=")[1];
}
