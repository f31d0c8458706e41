using Pacte.Web.Features.Booking.Finding;
using Pacte.Web.Features.Booking.Helping;
using Pacte.Web.Features.Booking.Keeping;
using Pacte.Web.Features.Booking.Reminders;
using Pacte.Web.Features.Booking.Rights;
using Pacte.Web.Features.Booking.Taking;
using Pacte.Web.Features.Booking.Waiting;

namespace Pacte.Web.Features.Booking;

internal static class BookingServices
{
    public static IServiceCollection AddBooking(this IServiceCollection services)
    {
        services.AddSingleton<SiteDirectory>();
        services.AddSingleton<ZoneDirectory>();
        services.AddSingleton<FreeSlots>();
        services.AddSingleton<FindSites>();
        services.AddFinding();
        services.AddKeeping();
        services.AddSingleton<FindAlternatives>();
        services.AddSingleton<Networks>();
        services.AddSingleton<NetworksInUse>();
        services.AddSingleton<HoldSlot>();
        services.AddSingleton<SeeDraft>();
        services.AddSingleton<SaveDetails>();
        services.AddSingleton<AskForCode>();
        services.AddSingleton<ProofOfContact>();
        services.AddSingleton<KnownPersons>();
        services.AddSingleton<TakeSlot>();
        services.AddSingleton<BookSlot>();
        services.AddSingleton<BookingConfirmation>();
        services.AddSingleton<BookingMessages>();
        services.AddSingleton<SeeAppointment>();
        services.AddSingleton<CancelAppointment>();
        services.AddSingleton<SendLinks>();
        services.AddSingleton<ForgetDrafts>();
        services.AddHelping();
        services.AddWaiting();
        services.AddReminders();
        services.AddRights();
        services.AddSingleton<RateLimits>();
        services.AddSingleton<CodeLimits>();
        return services;
    }
}
