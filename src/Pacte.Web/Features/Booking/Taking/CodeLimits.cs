using Microsoft.Extensions.Options;
using Pacte.Domain.Booking;
using Pacte.Web.Access;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking.Taking;

/// <summary>Whether one more code may be sent: where to, how often, and for how much.</summary>
public sealed class CodeLimits(RateLimits rates, PatientKeys keys, IOptions<SmsLimits> sms, SmsBudget budget)
{
    /// <summary>Null when it may, and then it is counted, in the transaction that writes the message.</summary>
    public async Task<BookingRefusal?> WhyNotAsync(PacteDb db, BookingDraft draft, Contact contact, CancellationToken ct)
    {
        if (!contact.IsEmail && !sms.Value.Allows(contact.Value))
            return BookingRefusal.NumberOutOfReach;
        if (await rates.SpendAsync(db, CountsOf(draft, contact), ct) is { } full)
            return RefusalOf(full);
        return contact.IsEmail || await budget.TrySpendAsync(db, ct) ? null : BookingRefusal.NoSmsLeftToday;
    }

    private List<RateLimits.Count> CountsOf(BookingDraft draft, Contact contact)
    {
        var counts = new List<RateLimits.Count>
        {
            new(RateKind.CodeByContact, keys.OfContact(contact)), new(RateKind.CodeByPerson, rates.KeyOfPerson(PatientForm.Of(draft))),
        };
        if (draft.NetworkKey is { } network)
            counts.Add(new(RateKind.CodeByNetwork, network));
        return counts;
    }

    private static BookingRefusal RefusalOf(RateKind full) => full switch
    {
        RateKind.CodeByNetwork => BookingRefusal.NetworkAskedTooOften,
        RateKind.CodeByContact => BookingRefusal.ContactAskedTooOften,
        _ => BookingRefusal.PersonAskedTooOften,
    };
}
