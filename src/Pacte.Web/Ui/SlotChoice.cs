namespace Pacte.Web.Ui;

/// <summary>One bookable time, as the patient sees it.</summary>
/// <param name="Start">In the site's own time.</param>
/// <param name="Earliest">The first of the whole page: honey, once.</param>
/// <param name="ResidentsUntil">Until when only residents may book it, in the site's own time.</param>
/// <param name="Gone">Already taken: shown struck, never a button.</param>
public sealed record SlotChoice(Guid Id, DateTimeOffset Start, bool Earliest = false, bool Gone = false, DateTimeOffset? ResidentsUntil = null)
{
    public DateOnly Day => DateOnly.FromDateTime(Start.DateTime);

    public TimeOnly Hour => TimeOnly.FromDateTime(Start.DateTime);

    public string Machine => Printed.Machine(Start);
}
