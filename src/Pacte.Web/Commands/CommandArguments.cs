namespace Pacte.Web.Commands;

/// <summary>What follows the verb on the command line.</summary>
public sealed record CommandArguments(IReadOnlyList<string> Operands, IReadOnlyDictionary<string, string> Options)
{
    public string? Option(string name) => Options.GetValueOrDefault(name);

    /// <summary>
    /// Null arguments and a French reason when they do not fit the command. An option with a colon is a setting, read by the configuration.
    /// </summary>
    public static (CommandArguments? Arguments, string? Misuse) Parse(Command command, IReadOnlyList<string> words)
    {
        var operands = new List<string>();
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
            {
                operands.Add(words[i]);
                continue;
            }
            if (command.Flags.Contains(words[i][2..]))
            {
                options[words[i][2..]] = "";
                continue;
            }
            var (name, value) = words[i].IndexOf('=', StringComparison.Ordinal) is var equals and > 0
                ? (words[i][2..equals], words[i][(equals + 1)..])
                : (words[i][2..], i + 1 < words.Count ? words[++i] : null);
            if (value is null)
                return (null, $"L’option --{name} demande une valeur.");
            if (command.Options.Contains(name))
                options[name] = value;
            else if (!name.Contains(':', StringComparison.Ordinal))
                return (null, $"L’option --{name} est inconnue.");
        }
        return operands.Count == command.Operands.Count
            ? (new(operands, options), null)
            : (null, command.Operands.Count == 0
                ? $"La commande {command.Name} ne prend pas d’argument sans option : « {operands[0]} » est de trop."
                : $"Il faut donner : {string.Join(' ', command.Operands)}.");
    }
}
