namespace Pacte.Matching;

/// <summary>The part of a day that a session takes.</summary>
public enum SessionPart
{
    /// <summary>The morning, one half-day.</summary>
    Morning,

    /// <summary>The afternoon, one half-day.</summary>
    Afternoon,

    /// <summary>The whole day, two half-days.</summary>
    FullDay,
}

/// <summary>The parts of a day that a doctor accepts; an offer leads to one session at most, whatever it accepts.</summary>
[Flags]
public enum AcceptedParts
{
    /// <summary>No part: such an offer fits no need.</summary>
    None = 0,

    /// <summary>The morning.</summary>
    Morning = 1,

    /// <summary>The afternoon.</summary>
    Afternoon = 2,

    /// <summary>The whole day. A morning and an afternoon do not make a whole day unless this is given too.</summary>
    FullDay = 4,
}

/// <summary>Arithmetic of the parts of a day.</summary>
public static class SessionParts
{
    /// <summary>How many half-days the part counts for in the monthly cap.</summary>
    public static int HalfDays(this SessionPart part) => part == SessionPart.FullDay ? 2 : 1;

    /// <summary>Whether the part is among those accepted.</summary>
    public static bool Accept(this AcceptedParts accepted, SessionPart part) => part switch
    {
        SessionPart.Morning => accepted.HasFlag(AcceptedParts.Morning),
        SessionPart.Afternoon => accepted.HasFlag(AcceptedParts.Afternoon),
        _ => accepted.HasFlag(AcceptedParts.FullDay),
    };
}
