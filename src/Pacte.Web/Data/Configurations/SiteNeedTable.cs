using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacte.Domain.Sites;

namespace Pacte.Web.Data.Configurations;

internal sealed class SiteNeedTable : IEntityTypeConfiguration<SiteNeed>
{
    public void Configure(EntityTypeBuilder<SiteNeed> table)
    {
        table.Property(n => n.Version).IsRowVersion();
        table.HasOne<Site>().WithMany().HasForeignKey(n => n.SiteId).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(n => new { n.SiteId, n.Date, n.Part, n.Specialty }).IsUnique().HasDatabaseName(ConstraintNames.NeedIsAskedOnce);
        table.HasIndex(n => n.Date);
        table.ToTable(t => t.HasCheckConstraint(
            ConstraintNames.NeedCountsInOrder, "0 <= min and min <= desired and desired <= max and max >= 1"));
    }
}
