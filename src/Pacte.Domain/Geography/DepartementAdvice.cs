namespace Pacte.Domain.Geography;

/// <summary>
/// What people of a département may do by phone when they find no appointment, as its agency says it, from a day, until a day.
/// What is not said is never guessed. Advices of one département never overlap.
/// </summary>
public sealed class DepartementAdvice
{
    public required Guid Id { get; init; }
    public required string DepartementCode { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>Last day included; open-ended when null.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>As it should be shown.</summary>
    public required string Phone { get; init; }

    /// <summary>Who answers and when, in French.</summary>
    public required string Words { get; init; }
}
