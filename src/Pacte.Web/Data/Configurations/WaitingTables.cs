using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacte.Domain.Booking;
using Pacte.Domain.Waiting;

namespace Pacte.Web.Data.Configurations;

internal sealed class WaitingEntryTable : IEntityTypeConfiguration<WaitingEntry>
{
    public void Configure(EntityTypeBuilder<WaitingEntry> table)
    {
        table.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(e => new { e.PersonId, e.Specialty }).IsUnique()
            .HasFilter("state = 'Waiting'")
            .HasDatabaseName(ConstraintNames.PersonWaitsOnce);

        // Who waits around a site, in one index walk.
        table.HasIndex(e => new { e.Specialty, e.Latitude })
            .HasFilter("state = 'Waiting'")
            .HasDatabaseName("waiting_entries_around");
        table.ToTable(t => t.HasCheckConstraint(
            ConstraintNames.WaitingEntryIsWhole,
            "radius_km between 1 and 200 and days between 1 and 127 and (mornings or afternoons) and first_day <= last_day and (state = 'Waiting') = (closed_at is null)"));
    }
}

internal sealed class SlotOfferTable : IEntityTypeConfiguration<SlotOffer>
{
    public void Configure(EntityTypeBuilder<SlotOffer> table)
    {
        table.HasOne<Slot>().WithMany().HasForeignKey(o => o.SlotId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(o => o.PersonId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<WaitingEntry>().WithMany().HasForeignKey(o => o.EntryId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Appointment>().WithMany().HasForeignKey(o => o.AppointmentId).OnDelete(DeleteBehavior.Restrict);
        table.ComplexProperty(o => o.Rank, rank =>
        {
            rank.Property(r => r.Rule).HasColumnName("rule");
            rank.Property(r => r.Ranked).HasColumnName("ranked");
            rank.Property(r => r.WaitingSince).HasColumnName("waiting_since");
            rank.Property(r => r.RoadKm).HasColumnName("road_km");
            rank.Property(r => r.HasTreatingDoctor).HasColumnName("has_treating_doctor");
        });
        table.HasIndex(o => o.SlotId).IsUnique().HasFilter("state = 'Offered'").HasDatabaseName(ConstraintNames.SlotIsOfferedToOne);
        table.HasIndex(o => o.PersonId).IsUnique().HasFilter("state = 'Offered'").HasDatabaseName(ConstraintNames.PersonHasOneLiveOffer);
        table.ToTable(t =>
        {
            t.HasCheckConstraint(ConstraintNames.OfferAnswersOneWish, "(entry_id is null) <> (appointment_id is null) and (entry_id is null) = (rule is null)");
            t.HasCheckConstraint(ConstraintNames.OfferEndsOnce, "(state = 'Offered') = (answered_at is null)");
        });
    }
}

internal sealed class RegionSettingsTable : IEntityTypeConfiguration<RegionSettings>
{
    public void Configure(EntityTypeBuilder<RegionSettings> table)
    {
        table.HasKey(s => s.RegionCode);
        table.Ignore(s => s.Times);
        table.ToTable(t => t.HasCheckConstraint(
            ConstraintNames.RegionSettingsInBounds,
            "waiting_share_percent between 0 and 100 and near_offer_minutes between 15 and 1440 and far_offer_minutes between 15 and 2880 and residents_first_hours between 0 and 72"));
    }
}
