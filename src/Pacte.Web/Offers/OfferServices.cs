using Pacte.Web.Access;


namespace Pacte.Web.Offers;

internal static class OfferServices
{
    public static IServiceCollection AddOffers(this IServiceCollection services) => services
        .AddSingleton<OfferLinks>()
        .AddSingleton<OfferMessages>()
        .AddSingleton<OfferSlot>()
        .AddSingleton<NewSlots>()
        .AddSingleton<PassOffers>()
        .AddSingleton<WaitingList>();
}
