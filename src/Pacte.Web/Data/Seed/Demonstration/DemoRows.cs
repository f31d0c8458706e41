using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Doctors;
using Pacte.Domain.Geography;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Waiting;

namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>All the rows of a scene, made in memory before any is written.</summary>
internal sealed class DemoRows
{
    /// <summary>The site whose front desk has a day under way, and the dates on which its sessions are sure.</summary>
    public Site? Anchor { get; set; }
    public List<DateOnly> AnchorDates { get; } = [];

    public List<PriorityZone> Zones { get; } = [];
    public List<Site> Sites { get; } = [];
    public List<SiteNeed> Needs { get; } = [];
    public List<Doctor> Doctors { get; } = [];
    public List<Exemption> Exemptions { get; } = [];
    public List<Exclusion> Exclusions { get; } = [];
    public List<Offer> Offers { get; } = [];
    public List<Session> Sessions { get; } = [];
    public List<Slot> Slots { get; } = [];
    public List<Person> Persons { get; } = [];
    public List<Appointment> Appointments { get; } = [];
    public List<WaitingEntry> WaitingEntries { get; } = [];
    public List<SlotOffer> SlotOffers { get; } = [];
    public List<StaffAccount> Accounts { get; } = [];

    /// <summary>Writes them all, each after those it refers to.</summary>
    public async Task WriteAsync(PacteDb db, CancellationToken ct)
    {
        // Hours are several columns of a site, and the rank of an offer, which the bulk copy does not know.
        db.AddRange(Sites);
        await db.SaveChangesAsync(ct);
        await BulkInsert.CopyAsync(db, Zones, ct);
        await BulkInsert.CopyAsync(db, Needs, ct);
        await BulkInsert.CopyAsync(db, Doctors, ct);
        await BulkInsert.CopyAsync(db, Exemptions, ct);
        await BulkInsert.CopyAsync(db, Exclusions, ct);
        await BulkInsert.CopyAsync(db, Offers, ct);
        await BulkInsert.CopyAsync(db, Sessions, ct);
        await BulkInsert.CopyAsync(db, Slots, ct);
        await BulkInsert.CopyAsync(db, Persons, ct);
        await BulkInsert.CopyAsync(db, Appointments, ct);
        await BulkInsert.CopyAsync(db, WaitingEntries, ct);
        db.AddRange(SlotOffers);
        await db.SaveChangesAsync(ct);
        await BulkInsert.CopyAsync(db, Accounts, ct);
    }

    /// <summary>A scene only does what the domain allows: a refusal is a defect of the scene.</summary>
    public static T Sure<T, TRefusal>(Result<T, TRefusal> result)
        where TRefusal : struct, Enum =>
        result.IsDone ? result.Value! : throw new InvalidOperationException($"The scene asks for what is refused: {result.Refusal}.");
}
