namespace Pacte.Web.Features.Planning;

internal static class PlanningServices
{
    public static IServiceCollection AddPlanning(this IServiceCollection services) => services
        .AddSingleton<RequestPlan>()
        .AddSingleton<LoadPlanSources>()
        .AddSingleton<PlanRun>()
        .AddSingleton<ComputePlan>()
        .AddSingleton<SeePlanThrough>()
        .AddSingleton<ProposalMessages>()
        .AddSingleton<PublishPlan>()
        .AddSingleton<PlanScene>()
        .AddSingleton<DraftScene>()
        .AddSingleton<AnswerScene>()
        .AddSingleton<ShowPlan>()
        .AddSingleton<TryWhatIf>()
        .AddSingleton<SeeWhatIfChoices>()
        .AddSingleton<ListPlans>()
        .AddSingleton<ChoosePlacement>()
        .AddSingleton<DropChoice>()
        .AddSingleton<ListChoices>()
        .AddSingleton<SeePlanOffer>()
        .AddSingleton<SeeSession>()
        .AddSingleton<CancelSession>();
}
