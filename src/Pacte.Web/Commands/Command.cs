using Pacte.Web.Starting;

namespace Pacte.Web.Commands;

/// <summary>A verb of the executable.</summary>
/// <param name="Name">What is typed: <c>import-zones</c>.</param>
/// <param name="Usage">Its operands and options, as shown: <c>FILE.csv [--dry-run]</c>.</param>
/// <param name="Summary">What it does, in one French sentence.</param>
/// <param name="RunAsync">Does it and answers the exit code: 0 when done, 1 when refused.</param>
public sealed record Command(string Name, string Usage, string Summary, Func<CommandRun, CancellationToken, Task<int>> RunAsync)
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Misused = 2;

    /// <summary>Operands, in their order; all are wanted.</summary>
    public IReadOnlyList<string> Operands { get; init; } = [];

    /// <summary>Options that take a value, without their dashes.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Options that stand alone, without their dashes.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Whether the command needs the application's services, and with them a database. One that does not starts neither.</summary>
    public bool NeedsApplication { get; init; } = true;

    /// <summary>Whether the database is brought up to date, and checked, before the command runs.</summary>
    public bool NeedsReadyDatabase { get; init; } = true;

    /// <summary>More lines of help.</summary>
    public string Details { get; init; } = "";
}

/// <summary>One execution of a verb: the services of the application (never started as a web host), what was typed, where to answer.</summary>
public sealed record CommandRun(
    IServiceProvider Services, CommandArguments Arguments, StartConsole Progress, TextWriter Output, TextWriter Error);
