namespace Pacte.Domain;

/// <summary>The value of an act that has nothing to return.</summary>
public readonly record struct Done;

/// <summary>
/// What an act came to: a value, or an expected refusal that has French words.
/// <paramref name="Subjects"/> are the ids of the rows that a refusal names (the sessions in the way, for example).
/// </summary>
public readonly record struct Result<T, TRefusal>(T? Value, TRefusal? Refusal, IReadOnlyList<Guid> Subjects)
    where TRefusal : struct, Enum
{
    /// <summary>True when the act was done and <see cref="Value"/> may be read.</summary>
    public bool IsDone => Refusal is null;

    public static implicit operator Result<T, TRefusal>(T value) => new(value, null, []);

    public static implicit operator Result<T, TRefusal>(TRefusal refusal) => new(default, refusal, []);

    /// <summary>A refusal that names the rows in the way.</summary>
    public static Result<T, TRefusal> Refused(TRefusal refusal, IReadOnlyList<Guid> subjects) => new(default, refusal, subjects);

    /// <summary>The same refusal under another value's type; only for a result that is not done.</summary>
    public Result<TOther, TRefusal> As<TOther>() => new(default, Refusal ?? throw new InvalidOperationException("The act was done."), Subjects);
}
