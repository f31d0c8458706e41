using Pacte.Domain.Planning;
using Pacte.Domain.Time;
using Pacte.Web.Data.Places;
using Pacte.Web.Features.Planning;

namespace Pacte.Web.Commands;

/// <summary>The verb <c>plan</c> with hypotheses: the month is computed with and without them, and nothing is saved.</summary>
internal static class PlanWhatIf
{
    public const string Details =
        """
        --what-if FICHIER : calcule le mois avec et sans les hypothèses du fichier, affiche la différence et
        n’enregistre rien, pas même le plan ; avec --json, écrit before, after et difference. De 1 à 20
        hypothèses, toutes ensemble :
          { "hypotheses": [
            { "kind": "oneMoreDay", "zone": "200037059" },
            { "kind": "oneMoreDay", "site": "IDENTIFIANT" },
            { "kind": "forbiddenPair", "doctor": "IDENTIFIANT", "site": "IDENTIFIANT" },
            { "kind": "siteMaximum", "site": "IDENTIFIANT", "max": 3 } ] }
        oneMoreDay : un jour d’un médecin de plus, dans un lieu ou dans une zone (son SIREN), à la date où il
        compte le plus ; forbiddenPair : ce médecin ne va pas dans ce lieu ; siteMaximum : le lieu reçoit
        jusqu’à max médecins à chaque besoin (0 à 20), avec autant de salles. Les identifiants sont ceux du
        JSON du plan.
        Codes de retour : 0 fait, 1 refusé, 2 mal appelé, 3 fichier d’hypothèses illisible, mal formé, ou qui
        nomme ce que le mois n’a pas, 130 interrompu.
        """;

    private const int Unreadable = 3;

    public static async Task<int> RunAsync(RequestPlan.Request request, string file, CommandRun run, CancellationToken ct)
    {
        try
        {
            var changes = WhatIfFile.Read(await File.ReadAllTextAsync(file, ct));
            if (await run.Services.GetRequiredService<RequestPlan>().RefusalOfAsync(request, actor: null, ct) is { } refusal)
            {
                await run.Error.WriteLineAsync(PlanCommand.Describe(refusal, request));
                return Command.Refused;
            }
            return await CompareAsync(request, changes, file, run, ct);
        }
        catch (WhatIfFileException fault)
        {
            await run.Error.WriteLineAsync($"{file}, {fault.Message}");
            return Unreadable;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await run.Error.WriteLineAsync($"Le fichier {file} ne peut pas être lu.");
            return Unreadable;
        }
    }

    private static async Task<int> CompareAsync(
        RequestPlan.Request request, IReadOnlyList<WhatIf> changes, string file, CommandRun run, CancellationToken ct)
    {
        var answer = await run.Services.GetRequiredService<TryWhatIf>().ExecuteAsync(request.Month, request.RegionCode, changes, ct);
        if (answer.View is not { } view)
        {
            var unknown = answer.Unknown!.Value;
            await run.Error.WriteLineAsync(
                $"{file}, hypothèse {answer.Number + 1}, champ « {WhatIfText.FieldOf(unknown)} » : {WhatIfText.Describe(unknown)}");
            return Unreadable;
        }
        await run.Output.WriteLineAsync($"Et si, {FrenchDates.Month(request.Month)}, {await AreaAsync(request, run, ct)}. Rien n’est enregistré.");
        foreach (var line in WhatIfText.Lines(view))
            await run.Output.WriteLineAsync(line);
        return run.Arguments.Option("json") is { } json
            ? await PlanCommand.WriteAsync(stream => WhatIfDocument.Of(request.Month, request.RegionCode, view).WriteAsync(stream, ct), json, run)
            : Command.Done;
    }

    private static async Task<string> AreaAsync(RequestPlan.Request request, CommandRun run, CancellationToken ct) =>
        (await run.Services.GetRequiredService<PlaceDirectory>().GetAsync(ct)).Departements
            .FirstOrDefault(d => d.RegionCode == request.RegionCode)?.RegionName ?? "toute la France";
}
