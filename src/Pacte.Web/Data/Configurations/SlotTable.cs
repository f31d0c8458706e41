using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;

namespace Pacte.Web.Data.Configurations;

internal sealed class SlotTable : IEntityTypeConfiguration<Slot>
{
    public void Configure(EntityTypeBuilder<Slot> table)
    {
        table.HasOne<Site>().WithMany().HasForeignKey(s => s.SiteId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Session>().WithMany()
            .HasForeignKey(s => new { s.SessionId, s.SiteId, s.SessionStartsAt, s.SessionEndsAt })
            .HasPrincipalKey(s => new { s.Id, s.SiteId, s.StartsAt, s.EndsAt })
            .HasConstraintName("slot_copies_session_hours")
            .OnDelete(DeleteBehavior.Restrict);

        // Appointments copy the hours of their slot.
        table.HasAlternateKey(s => new { s.Id, s.StartsAt, s.EndsAt });

        // The next free slots of a site, in one index walk.
        table.HasIndex(s => new { s.SiteId, s.StartsAt })
            .HasFilter("state in ('Free', 'Held')")
            .HasDatabaseName("slots_takeable_by_site");
        // The few kept for the waiting list, looked for every few seconds.
        table.HasIndex(s => s.StartsAt)
            .HasFilter("kept_for = 'Offers'")
            .HasDatabaseName("slots_kept_for_offers");
        table.HasIndex(s => s.SessionId);
        table.ToTable(t =>
        {
            t.HasCheckConstraint(
                ConstraintNames.SlotLiesInSession,
                "starts_at < ends_at and (state = 'Closed' or (starts_at >= session_starts_at and ends_at <= session_ends_at))");
            t.HasCheckConstraint(ConstraintNames.SlotHoldIsWhole, "(state = 'Held') = (held_until is not null and held_by is not null)");
            t.HasCheckConstraint(ConstraintNames.SlotIsKeptForSomebody, "(public_from is null) = (kept_for is null)");
        });
    }
}
