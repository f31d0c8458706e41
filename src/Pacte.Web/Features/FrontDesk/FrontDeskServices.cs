using Pacte.Web.Features.FrontDesk.Calls;
using Pacte.Web.Features.FrontDesk.Displaced;
using Pacte.Web.Features.FrontDesk.Homonyms;

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
        .AddSingleton<MarkTold>()
        .AddSingleton<SeeHomonyms>()
        .AddSingleton<ReviewHomonyms>();
}
