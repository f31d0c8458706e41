namespace Pacte.LoadTests;

/// <summary>Something that is measured on both sides.</summary>
/// <param name="Name">As in thresholds.json.</param>
/// <param name="Words">As printed.</param>
internal sealed record Figure(string Name, string Words)
{
    /// <summary>Pages of the next free slots around a commune, with one slot taken per so many pages meanwhile.</summary>
    public static readonly Figure Search = new("search", "search pages");

    /// <summary>Slots taken, each by somebody else.</summary>
    public static readonly Figure Hold = new("hold", "slots taken");

    /// <summary>Slots held, a code asked for and given, the appointment made: as many steps as a person takes, each by somebody else.</summary>
    public static readonly Figure Booking = new("booking", "whole bookings");

    public static IReadOnlyList<Figure> All { get; } = [Search, Hold, Booking];
}
