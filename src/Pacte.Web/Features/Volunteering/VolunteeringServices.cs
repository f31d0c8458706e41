namespace Pacte.Web.Features.Volunteering;

internal static class VolunteeringServices
{
    public static IServiceCollection AddVolunteering(this IServiceCollection services) => services
        .AddSingleton<OfferDays>()
        .AddSingleton<ExpireAnswers>()
        .AddSingleton<AnswerProposal>()
        .AddSingleton<WithdrawFromSession>()
        .AddSingleton<SeeDoctorSessions>()
        .AddSingleton<SeeDoctorMonth>()
        .AddSingleton<SeeUnplacedDates>();
}
