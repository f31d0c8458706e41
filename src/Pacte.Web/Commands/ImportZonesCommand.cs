using System.Globalization;
using Pacte.Web.Features.Zones;

namespace Pacte.Web.Commands;

internal static class ImportZonesCommand
{
    public static Command Command { get; } =
        new("import-zones", "FICHIER.csv [--complete AAAA-MM-JJ]", "Importe la liste des zones prioritaires : tout, ou rien.", RunAsync)
        {
            Operands = ["FICHIER.csv"],
            Options = ["complete"],
            Details =
                """
                Colonnes siren, debut, fin, séparées par des points-virgules ou des virgules.
                Dates 2027-01-31 ou 31/01/2027 ; fin vide si la zone n’a pas de fin.
                --complete : à compter de ce jour la liste est entière ; une zone qui n’y est pas se termine la veille.
                Si une ligne est fausse, elles sont toutes dites et rien n’est changé.
                """,
        };

    private static async Task<int> RunAsync(CommandRun run, CancellationToken ct)
    {
        DateOnly? completeFrom = null;
        if (run.Arguments.Option("complete") is { } text)
        {
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return await FailAsync(run, "Donnez le jour par --complete AAAA-MM-JJ, comme --complete 2027-01-01.", Command.Misused);
            completeFrom = day;
        }

        var path = run.Arguments.Operands[0];
        if (await ReadAsync(path, ct) is not { } file)
            return await FailAsync(run, $"Le fichier {path} ne peut pas être lu, ou est trop gros.", Command.Refused);
        var import = run.Services.GetRequiredService<ImportZones>();
        var request = new ImportZones.Request(file, completeFrom);
        var result = await import.ExecuteAsync(request, seen: null, actor: null, ct);
        if (result.Refusal is { } refusal)
        {
            foreach (var fault in (await import.PreviewAsync(request, ct)).Changes.Faults)
                await run.Error.WriteLineAsync(ZonesText.Describe(fault));
            return await FailAsync(run, ZonesText.Describe(refusal), Command.Refused);
        }

        await run.Output.WriteLineAsync(ZonesText.Summary(result.Value!));
        return Command.Done;
    }

    private static async Task<string?> ReadAsync(string path, CancellationToken ct)
    {
        try
        {
            var tooBig = new FileInfo(path).Length > ImportZones.MostBytes;
            return tooBig ? null : ZoneFileEncoding.Decode(await File.ReadAllBytesAsync(path, ct));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static async Task<int> FailAsync(CommandRun run, string why, int code)
    {
        await run.Error.WriteLineAsync(why);
        return code;
    }
}
