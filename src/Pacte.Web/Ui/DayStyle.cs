namespace Pacte.Web.Ui;

public enum DayStyle
{
    /// <summary>vendredi 27 novembre</summary>
    Full,

    /// <summary>vendredi 27 novembre 2026</summary>
    WithYear,

    /// <summary>ven. 27 nov.</summary>
    Short,

    /// <summary>27 novembre 2026</summary>
    NoWeekday,
}
