namespace Pacte.TestKit;

/// <summary>A database built once per run and copied for each test class.</summary>
public sealed record DatabaseTemplate(string Name, Func<string, Task> PrepareAsync)
{
    /// <summary>No table at all.</summary>
    public static DatabaseTemplate Empty { get; } = new("empty", _ => Task.CompletedTask);
}
