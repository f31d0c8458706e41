namespace Pacte.Domain.Geography.Map;

/// <summary>How much of a zone is lit: told by shape, never by colour alone.</summary>
public enum MapZoneState
{
    /// <summary>Wholly lit: appointments this week, or every need covered.</summary>
    Full,

    /// <summary>A small light in each cell: appointments this month, or needs covered in part.</summary>
    Seed,

    /// <summary>An outline only: a waiting list, or no doctor.</summary>
    Hollow,
}

/// <summary>A zone to show on a map.</summary>
/// <param name="Siren">SIREN of the intercommunality.</param>
/// <param name="State">How it is lit.</param>
/// <param name="Title">What is read when pointing at it: its name, then its state in words.</param>
/// <param name="Href">Where it leads; null when it leads nowhere.</param>
/// <param name="Number">Its number in the list or table beside a numbered map.</param>
public sealed record MapZone(string Siren, MapZoneState State, string Title, string? Href = null, int Number = 0);
