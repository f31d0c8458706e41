namespace Pacte.Web.Ui;

/// <summary>Where a row of the day stands.</summary>
public enum DayRowState
{
    Ahead,
    Now,
    Past,
    Free,
}
