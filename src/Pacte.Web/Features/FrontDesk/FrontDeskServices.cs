using Pacte.Web.Features.FrontDesk.Calls;
using Pacte.Web.Features.FrontDesk.Displaced;

namespace Pacte.Web.Features.FrontDesk;

internal static class FrontDeskServices
{
    public static IServiceCollection AddFrontDesk(this IServiceCollection services) => services
        .AddSingleton<SeeSiteDays>()
        .AddSingleton<SeeDisplaced>()
        .AddSingleton<SeeDayList>()
        .AddSingleton<MarkArrival>()
        .AddSingleton<ExcuseAbsence>()
        .AddSingleton<ConfirmSession>()
        .AddSingleton<AnswerForSite>()
        .AddSingleton<SeeCalls>()
        .AddSingleton<MarkTold>();
}
