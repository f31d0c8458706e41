using System.Globalization;
using Pacte.Web.Data.Seed;
using Pacte.Web.Data.Seed.Demonstration;
using Pacte.Web.Starting;

namespace Pacte.Web.Commands;

internal static class SeedCommand
{
    public static Command Command { get; } =
        new("seed", "--scenario NOM [--seed N]", "Charge un scénario de démonstration, à la place de celui qui s’y trouve.", RunAsync)
        {
            Options = ["scenario", "seed"],
            Details = "Le même jour et la même graine donnent les mêmes lignes.\n"
                + "Une base qui contient autre chose que de la démonstration est refusée.\n"
                + string.Join('\n', Scene.All.Select(scene => $"  {scene.Name}  {scene.Summary}")),
        };

    private static async Task<int> RunAsync(CommandRun run, CancellationToken ct)
    {
        if (!run.Services.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            await run.Error.WriteLineAsync(
                "Un scénario de démonstration ne se charge qu’en développement (ASPNETCORE_ENVIRONMENT=Development)\u00A0: "
                + "n’importe qui entrerait par ses comptes.");
            return Command.Refused;
        }

        var seed = SeedScenario.UsualSeed;
        if (run.Arguments.Option("seed") is { } text && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seed))
        {
            await run.Error.WriteLineAsync("La graine est un nombre entier.");
            return Command.Misused;
        }

        var name = run.Arguments.Option("scenario") ?? "";
        var result = await run.Progress.StepAsync(
            $"Scénario de démonstration « {name} »",
            () => run.Services.GetRequiredService<SeedScenario>().ExecuteAsync(new(name, seed), ct));
        if (result.Refusal is { } refusal)
        {
            await run.Error.WriteLineAsync(SeedText.Describe(refusal));
            return Command.Refused;
        }

        var scene = result.Value!;
        await run.Services.PlanSceneAsync(Scene.Find(name)!, run.Progress, ct);
        await run.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{scene.Zones} zones, {scene.Sites} lieux, {scene.Doctors} médecins, ")
            + string.Create(CultureInfo.InvariantCulture, $"{scene.Sessions} vacations, {scene.Appointments} rendez-vous."));
        return Command.Done;
    }
}
