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

    /// <summary>For how many hours the slots of a new session are kept for people of the zone without a médecin traitant; 0 for none.</summary>
    public int ResidentsFirstHours { get; set; }

    public OfferTimes Times => new(TimeSpan.FromMinutes(NearOfferMinutes), TimeSpan.FromMinutes(FarOfferMinutes));

    /// <summary>Until when a slot opened now is kept for residents: half of the time left until it starts is everybody's. A whole minute, as it is said.</summary>
    public static DateTimeOffset ResidentsUntil(DateTimeOffset now, TimeSpan firstHours, DateTimeOffset startsAt)
    {
        var half = (startsAt - now) / 2;
        var until = now + (half < firstHours ? half : firstHours);
        return until.AddTicks(-(until.Ticks % TimeSpan.TicksPerMinute));
    }

    public static RegionSettings Usual(string regionCode) => new() { RegionCode = regionCode };
}
