using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Planning;
using Pacte.Domain.Time;
using Pacte.Web.Features.Planning;

namespace Pacte.Web.Commands;

internal static class PlanCommand
{
    public static Command Command { get; } = new(
        "plan", "--month AAAA-MM [--region CODE] [--json FICHIER] [--what-if FICHIER]", "Calcule le plan d’un mois et affiche ses chiffres.", RunAsync)
    {
        Options = ["month", "region", "json", "what-if"],
        Details =
            """
            Sans --region, toute la France. Le plan reste un brouillon : une agence le relit et le publie.
            --json FICHIER : écrit le plan en JSON : value, bound, gap (points de couverture), certificate,
            placements, unplaced (avec le code de la raison), refusedPins (les choix de l’agence qui n’ont pas pu
            être suivis, avec le code de la règle), withdrawn (les propositions déjà envoyées que le plan retire),
            zones. Les médecins y sont des identifiants, sans nom.

            """ + PlanWhatIf.Details,
    };

    private static async Task<int> RunAsync(CommandRun run, CancellationToken ct)
    {
        if (!MonthOfYear.TryParse(run.Arguments.Option("month"), out var month))
        {
            await run.Error.WriteLineAsync("Donnez le mois par --month AAAA-MM, par exemple --month 2026-12.");
            return Command.Misused;
        }
        var request = new RequestPlan.Request(month, run.Arguments.Option("region"));
        if (run.Arguments.Option("what-if") is { } hypotheses)
            return await PlanWhatIf.RunAsync(request, hypotheses, run, ct);
        var asked = await run.Services.GetRequiredService<RequestPlan>().ExecuteAsync(request, actor: null, ct);
        if (asked.Refusal is { } refusal)
        {
            await run.Error.WriteLineAsync(Describe(refusal, request));
            return Command.Refused;
        }
        var view = await ComputeAsync(run.Services, asked.Value, ct);
        if (view.Plan.Failure is { } failure)
        {
            await run.Error.WriteLineAsync($"{PlanText.Describe(failure)} ({view.Plan.Id})");
            return Command.Refused;
        }
        foreach (var line in Lines(view))
            await run.Output.WriteLineAsync(line);
        return run.Arguments.Option("json") is { } file ? await WriteAsync(stream => PlanDocument.Of(view).WriteAsync(stream, ct), file, run) : Command.Done;
    }

    // Nothing is out of the service's own reach: only an unknown region is not found.
    internal static string Describe(PlanRefusal refusal, RequestPlan.Request request) =>
        refusal is PlanRefusal.NotFound ? $"Aucune région n’a le code {request.RegionCode}." : PlanText.Describe(refusal);

    internal static async Task<int> WriteAsync(Func<Stream, Task> write, string file, CommandRun run)
    {
        try
        {
            await using var stream = File.Create(file);
            await write(stream);
            return Command.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await run.Error.WriteLineAsync($"Le plan est calculé, mais {file} ne peut pas être écrit\u00A0: {e.Message}");
            return Command.Refused;
        }
    }

    private static async Task<PlanView> ComputeAsync(IServiceProvider services, Guid planId, CancellationToken ct)
    {
        await services.GetRequiredService<SeePlanThrough>().ExecuteAsync(planId, ct);
        return await services.GetRequiredService<ShowPlan>().ExecuteAsync(planId, Scope.Service, ct)
            ?? throw new InvalidOperationException($"Plan {planId} is gone.");
    }

    private static IEnumerable<string> Lines(PlanView view)
    {
        var plan = view.Plan;
        yield return $"Plan de {FrenchDates.Month(plan.Month)}, {plan.Area}\u00A0: {plan.Id}";
        yield return $"  {plan.ZonesCovered} zones couvertes sur {plan.ZonesWithNeed}, au moins en partie";
        var doctors = FrenchNumbers.Count(view.DoctorsPlaced, "médecin", "médecins");
        yield return $"  {Days(plan.HalfDaysPlaced)} jours placés sur {Days(plan.HalfDaysOffered)} offerts, par {doctors}";
        yield return $"  {FrenchNumbers.Km(plan.MeanKm)} par trajet en moyenne";
        yield return plan.IsProvenBest
            ? $"  Aucun plan ne fait mieux (vérifié par un second calcul). {PlanText.Gap(plan)}"
            : $"  Vérifié par un second calcul. {PlanText.Gap(plan)}";
        foreach (var reason in view.Unplaced.GroupBy(u => u.Reason).OrderByDescending(g => g.Count()))
            yield return $"  {FrenchNumbers.Whole(reason.Count())} sans lieu\u00A0: {PlanText.Heading(reason.Key)}";
    }

    private static string Days(int halfDays) => FrenchNumbers.Decimal(halfDays / 2m);
}
