using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.IntegrationTests.Offers;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Helping;
using Pacte.Web.Features.FrontDesk.Calls;

namespace Pacte.IntegrationTests.Features.Booking.Helping;

/// <summary>What the tests of helping share: somebody without a contact, and who books for them.</summary>
public abstract class HelpTest(PacteApp app) : OfferTest(app)
{
    /// <summary>A person of one's own who has neither mobile nor e-mail.</summary>
    protected static PatientForm SomebodyWithoutContact(string? landline = null)
    {
        var form = SomebodyNew();
        form.Contact = landline;
        return form;
    }

    protected Task<Result<Guid, BookingRefusal>> TryHoldAsync(Slot slot, Actor helper, Guid? same = null) =>
        Use<HoldForSomebody>().ExecuteAsync(new(slot.Id, same), helper, default);

    /// <summary>A draft of the helper, filled in.</summary>
    protected async Task<Guid> FillInAsync(Slot slot, Actor helper, PatientForm form)
    {
        var held = await TryHoldAsync(slot, helper);
        Assert.True(held.IsDone, $"{held.Refusal}");
        await Use<SaveDetails>().ExecuteAsync(held.Value, form, default);
        return held.Value;
    }

    protected Task<Result<Guid, BookingRefusal>> TryHelpAsync(Guid draft, Actor helper, int? agreed = HelpAgreement.Current) =>
        Use<BookForSomebody>().ExecuteAsync(new(draft, agreed), helper, default);

    protected async Task<Appointment> HelpAsync(Slot slot, Actor helper, PatientForm? form = null)
    {
        var booked = await TryHelpAsync(await FillInAsync(slot, helper, form ?? SomebodyWithoutContact()), helper);
        Assert.True(booked.IsDone, $"{booked.Refusal}");
        return await AppointmentAsync(booked.Value);
    }

    protected Task<List<HelpedAppointment>> HelpedAsync(Actor helper) => Use<SeeHelped>().ExecuteAsync(helper, default);

    protected async Task<ToCall?> CallAsync(Appointment appointment, OpenSession open) =>
        (await Use<SeeCalls>().ExecuteAsync(Given.AsFrontDesk(open.Site), default)).SingleOrDefault(call => call.AppointmentId == appointment.Id);
}
