namespace Pacte.Domain.Messages;

/// <summary>What a message tells; each kind has its policy (<see cref="MessagePolicy"/>).</summary>
public enum MessageKind
{
    /// <summary>Anything without a kind of its own.</summary>
    Notice,

    /// <summary>A code that proves a contact. It leaves even on a stopped channel: it is how the channel opens again.</summary>
    Code,

    /// <summary>Links asked for again.</summary>
    Links,
    Booked,

    /// <summary>The patient moved the appointment.</summary>
    Moved,
    Cancelled,

    /// <summary>The session of the appointment was cancelled.</summary>
    SessionFell,

    /// <summary>Three days before, with confirm or cancel.</summary>
    ThreeDaysBefore,
    DayBefore,

    /// <summary>A slot offered to somebody who waits.</summary>
    Offer,
}
