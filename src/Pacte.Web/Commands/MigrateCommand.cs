using Pacte.Web.Starting;

namespace Pacte.Web.Commands;

internal static class MigrateCommand
{
    public static Command Command { get; } = new("migrate", "", "Met le schéma et les données de référence à jour, puis s’arrête.", RunAsync)
    {
        NeedsReadyDatabase = false,
        Details = "La base est celle de ConnectionStrings__Pacte, sinon la base embarquée. Plusieurs appels ensemble s’attendent.",
    };

    private static async Task<int> RunAsync(CommandRun run, CancellationToken ct)
    {
        await run.Services.MigrateAsync(run.Progress, ct);
        await run.Output.WriteLineAsync("La base est à jour.");
        return Command.Done;
    }
}
