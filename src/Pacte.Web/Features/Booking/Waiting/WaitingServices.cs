namespace Pacte.Web.Features.Booking.Waiting;

internal static class WaitingServices
{
    public static IServiceCollection AddWaiting(this IServiceCollection services) => services
        .AddSingleton<StartWaiting>()
        .AddSingleton<SeeWaitingDraft>()
        .AddSingleton<JoinWaitingList>()
        .AddSingleton<SeeWaiting>()
        .AddSingleton<LeaveWaitingList>()
        .AddSingleton<SeeOffer>()
        .AddSingleton<FindKeptSlot>()
        .AddSingleton<AcceptOffer>()
        .AddSingleton<DeclineOffer>();
}
