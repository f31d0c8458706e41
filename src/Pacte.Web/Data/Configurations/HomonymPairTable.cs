using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacte.Domain.Booking;

namespace Pacte.Web.Data.Configurations;

/// <summary>Pairs to review, and the key by which persons of one name are found.</summary>
internal sealed class HomonymPairTable : IEntityTypeConfiguration<HomonymPair>, IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<HomonymPair> table)
    {
        table.HasKey(p => new { p.OneId, p.OtherId });
        table.HasIndex(p => p.OtherId);
        table.HasOne<Person>().WithMany().HasForeignKey(p => p.OneId).OnDelete(DeleteBehavior.Cascade);
        table.HasOne<Person>().WithMany().HasForeignKey(p => p.OtherId).OnDelete(DeleteBehavior.Cascade);
        table.ToTable(t => t.HasCheckConstraint(ConstraintNames.HomonymPairIsOrdered, "one_id < other_id"));
        table.ToTable(t => t.HasCheckConstraint(ConstraintNames.ReviewIsWhole, "num_nonnulls(verdict, reviewed_at, reviewed_by) in (0, 3)"));
    }

    public void Configure(EntityTypeBuilder<Person> table) =>
        table.HasIndex(p => p.HomonymKey).HasFilter("homonym_key is not null").HasDatabaseName("persons_of_one_name");
}
