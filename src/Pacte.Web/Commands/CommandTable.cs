using Pacte.Web.Starting;

namespace Pacte.Web.Commands;

/// <summary>The verbs of the executable. Without one, it serves.</summary>
public static class CommandTable
{
    public static IReadOnlyList<Command> All { get; } =
    [
        MigrateCommand.Command,
        SeedCommand.Command,
        ImportZonesCommand.Command,
        PlanCommand.Command,
        SolveCommand.Command,
    ];

    /// <summary>
    /// The command to run, or the exit code when there is nothing more to do (help was shown, or what was typed fits no command);
    /// neither of them means: serve.
    /// </summary>
    public static (ChosenCommand? Command, int? ExitCode) Choose(string[] args, TextWriter output, TextWriter error)
    {
        if (args.Length == 0 || (args[0].StartsWith('-') && !IsHelp(args[0])))
            return (null, null);
        if (IsHelp(args[0]))
            return (null, ShowAll(output));
        if (All.FirstOrDefault(command => command.Name == args[0]) is not { } found)
        {
            error.WriteLine($"Commande inconnue : {args[0]}.");
            ShowAll(error);
            return (null, Command.Misused);
        }
        var words = args[1..];
        if (words.Any(IsHelp))
            return (null, Show(found, output));
        var (arguments, misuse) = CommandArguments.Parse(found, words);
        if (arguments is not null)
            return (new ChosenCommand(found, arguments), null);
        error.WriteLine(misuse);
        Show(found, error);
        return (null, Command.Misused);
    }

    private static bool IsHelp(string word) => word is "--help" or "-h" or "-?" or "help";

    private static int ShowAll(TextWriter writer)
    {
        writer.WriteLine("Pacte : sans commande, sert l’application (--urls http://127.0.0.1:5080).");
        writer.WriteLine("Commandes :");
        foreach (var command in All)
            writer.WriteLine($"  {command.Name} {command.Usage}\n      {command.Summary}");
        writer.WriteLine("Aide d’une commande : COMMANDE --help. Codes de retour : 0 fait, 1 refusé, 2 mal appelé, 130 interrompu.");
        return Command.Done;
    }

    private static int Show(Command command, TextWriter writer)
    {
        writer.WriteLine($"{command.Name} {command.Usage}".TrimEnd());
        writer.WriteLine(command.Summary);
        if (command.Details.Length > 0)
            writer.WriteLine(command.Details);
        return Command.Done;
    }
}

/// <summary>A command and what was typed after it.</summary>
public sealed record ChosenCommand(Command Command, CommandArguments Arguments)
{
    /// <summary>Runs a command that needs no application.</summary>
    public async Task<int> RunAloneAsync(StartConsole progress, CancellationToken ct)
    {
        await using var nothing = new ServiceCollection().BuildServiceProvider();
        return await Command.RunAsync(new CommandRun(nothing, Arguments, progress, Console.Out, Console.Error), ct);
    }

    public async Task<int> RunAsync(IServiceProvider services, StartConsole progress, CancellationToken ct)
    {
        if (Command.NeedsReadyDatabase)
            await services.PrepareDatabaseAsync(progress, ct);
        return await Command.RunAsync(new CommandRun(services, Arguments, progress, Console.Out, Console.Error), ct);
    }
}
