namespace Pacte.Domain.Waiting;

/// <summary>What an agency sets for the sites of its region. Without a row, <see cref="Usual"/> holds.</summary>
public sealed class RegionSettings
{
    public required string RegionCode { get; init; }

    /// <summary>Share of a new session's slots that is offered to the waiting list first, in percent.</summary>
    public int WaitingSharePercent { get; set; } = 30;

    /// <summary>Minutes to answer an offer, for a slot within two days and for the others.</summary>
    public int NearOfferMinutes { get; set; } = 60;
    public int FarOfferMinutes { get; set; } = 240;

    public OfferTimes Times => new(TimeSpan.FromMinutes(NearOfferMinutes), TimeSpan.FromMinutes(FarOfferMinutes));

    public static RegionSettings Usual(string regionCode) => new() { RegionCode = regionCode };
}
