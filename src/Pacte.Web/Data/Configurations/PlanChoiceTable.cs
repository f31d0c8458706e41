using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;

namespace Pacte.Web.Data.Configurations;

internal sealed class PlanChoiceTable : IEntityTypeConfiguration<PlanChoice>
{
    public void Configure(EntityTypeBuilder<PlanChoice> table)
    {
        table.Property(c => c.Version).IsRowVersion();
        table.HasOne<Doctor>().WithMany().HasForeignKey(c => c.DoctorId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Site>().WithMany().HasForeignKey(c => c.SiteId).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(c => c.RegionCode);
        table.HasIndex(c => new { c.DoctorId, c.Date }).IsUnique()
            .HasFilter("kind = 'Pin' and dropped_at is null")
            .HasDatabaseName(ConstraintNames.DoctorIsPinnedOncePerDate);
        table.HasIndex(c => new { c.DoctorId, c.SiteId, c.Date }).IsUnique()
            .AreNullsDistinct(false)
            .HasFilter("kind = 'Ban' and dropped_at is null")
            .HasDatabaseName(ConstraintNames.PairIsBannedOnce);
        table.ToTable(t => t.HasCheckConstraint(
            ConstraintNames.ChoiceIsWhole,
            "(kind = 'Pin' and date is not null and part is not null or kind = 'Ban' and part is null) and (dropped_at is null) = (dropped_by is null)"));
    }
}
