using Pacte.Web.Access;

namespace Pacte.Web.Offers;

internal static class OfferServices
{
    public static IServiceCollection AddOffers(this IServiceCollection services) => services
        .AddSingleton<OfferLinks>()
        .AddSingleton<OfferMessages>()
        .AddSingleton<OfferSlot>()
        .AddSingleton<SessionCancellation>()
        .AddSingleton<FallenMessages>()
        .AddSingleton<FallenSession>()
        .AddSingleton<ReplacementRequest>()
        .AddSingleton<NewSlots>()
        .AddSingleton<PassOffers>()
        .AddSingleton<WaitingList>();
}
