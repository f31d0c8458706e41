namespace Pacte.Domain.Geography;

/// <summary>What a search for a commune came to.</summary>
public enum CommuneMatchKind
{
    /// <summary>One commune is clearly meant.</summary>
    One,

    /// <summary>Several communes have exactly this name: their départements tell them apart.</summary>
    Homonyms,

    /// <summary>Several communes share this postcode.</summary>
    SharedPostcode,

    /// <summary>No commune is exactly that; these are the likeliest.</summary>
    Suggestions,

    /// <summary>Nothing: <see cref="CommuneMatches.Nothing"/> says why.</summary>
    None,
}

/// <summary>Why a search for a commune found nothing.</summary>
public enum NoCommuneReason
{
    /// <summary>Fewer than two letters or digits, and no commune has so short a name.</summary>
    TooShort,

    /// <summary>No commune, postcode or département is near to this.</summary>
    NotFound,
}

/// <summary>The answer to a search for a commune.</summary>
/// <param name="Kind">What <paramref name="Places"/> means.</param>
/// <param name="Places">
/// The commune itself when there is one; the communes to choose from, the most populated first; the suggestions, the
/// likeliest first; empty when there is nothing.
/// </param>
/// <param name="Others">Beside a clear name, others that the person may have meant: « Rodès » was typed, Rodez may be meant.</param>
/// <param name="Total">How many there are to choose from, which may be more than the limit that was asked.</param>
/// <param name="Nothing">Set when <paramref name="Kind"/> is <see cref="CommuneMatchKind.None"/>.</param>
public sealed record CommuneMatches(
    CommuneMatchKind Kind,
    IReadOnlyList<CommunePlace> Places,
    IReadOnlyList<CommunePlace> Others,
    int Total,
    NoCommuneReason? Nothing)
{
    /// <summary>The commune, when exactly one is clear.</summary>
    public CommunePlace? Only => Kind == CommuneMatchKind.One ? Places[0] : null;

    internal static CommuneMatches None(NoCommuneReason reason) => new(CommuneMatchKind.None, [], [], 0, reason);
}
