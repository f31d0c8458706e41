using System.Globalization;
using Pacte.Web.Features.Planning;

namespace Pacte.Web.Commands;

internal static class SolveCommand
{
    private const int MostRepetitions = 1_000;

    public static Command Command { get; } = new(
        "solve", "FICHIER.min [--flows] [--repeat N]", "Résout un flot de coût minimum au format DIMACS et vérifie la preuve.", RunAsync)
    {
        Operands = ["FICHIER.min"],
        Options = ["repeat"],
        Flags = ["flows"],
        NeedsApplication = false,
        Details =
            """
            « - » lit l’entrée standard. Ni serveur ni base de données ne sont démarrés.
            --flows : une ligne « f DE VERS FLOT » par arc qui porte quelque chose.
            --repeat N : résout N fois, une ligne « c solve_ms » chacune.
            Codes de retour : 0 optimum vérifié, 1 pas d’optimum (irréalisable, non borné, nombres trop grands),
            2 mal appelé, 3 fichier illisible ou mal formé, 130 interrompu.
            """,
    };

    private static async Task<int> RunAsync(CommandRun run, CancellationToken ct)
    {
        var repeat = run.Arguments.Option("repeat") ?? "1";
        if (!int.TryParse(repeat, NumberStyles.None, CultureInfo.InvariantCulture, out var times) || times is < 1 or > MostRepetitions)
        {
            await run.Error.WriteLineAsync($"Donnez --repeat N, de 1 à {MostRepetitions}.");
            return Command.Misused;
        }

        var request = new SolveNetwork.Request(run.Arguments.Operands[0], times, run.Arguments.Option("flows") is not null);
        return await SolveNetwork.ExecuteAsync(request, run.Output, run.Error, ct);
    }
}
