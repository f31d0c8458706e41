using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacte.Domain.Doctors;
using Pacte.Domain.Geography;
using Pacte.Domain.Sites;

namespace Pacte.Web.Data.Configurations;

internal sealed class DoctorTable : IEntityTypeConfiguration<Doctor>
{
    public void Configure(EntityTypeBuilder<Doctor> table)
    {
        table.Property(d => d.Version).IsRowVersion();
        table.Ignore(d => d.FullName);
        table.HasIndex(d => d.Rpps).IsUnique();
        table.HasIndex(d => d.RegionCode);
        table.HasOne<Commune>().WithMany().HasForeignKey(d => d.HomeCommuneInsee).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DoctorMonthTable : IEntityTypeConfiguration<DoctorMonth>
{
    public void Configure(EntityTypeBuilder<DoctorMonth> table)
    {
        table.HasKey(m => new { m.DoctorId, m.Month });
        table.Property(m => m.Cap).HasDefaultValue(DoctorMonth.UsualCap);
        table.Property(m => m.Used).HasDefaultValue(0);
        table.HasOne<Doctor>().WithMany().HasForeignKey(m => m.DoctorId).OnDelete(DeleteBehavior.Restrict);
        table.ToTable(t => t.HasCheckConstraint(ConstraintNames.DoctorMonthWithinCap, "used between 0 and cap"));
    }
}

internal sealed class OfferTable : IEntityTypeConfiguration<Offer>
{
    public void Configure(EntityTypeBuilder<Offer> table)
    {
        table.Property(o => o.Version).IsRowVersion();
        table.HasOne<Doctor>().WithMany().HasForeignKey(o => o.DoctorId).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(o => new { o.DoctorId, o.Date }).IsUnique().HasDatabaseName(ConstraintNames.OfferIsOnePerDate);
        table.HasIndex(o => o.Date);
        table.ToTable(t => t.HasCheckConstraint("offers_parts_known", "parts between 1 and 7"));
    }
}

internal sealed class ExemptionTable : IEntityTypeConfiguration<Exemption>
{
    public void Configure(EntityTypeBuilder<Exemption> table)
    {
        table.Property(e => e.From).HasColumnName("starts_on");
        table.Property(e => e.Until).HasColumnName("ends_on");
        table.HasOne<Doctor>().WithMany().HasForeignKey(e => e.DoctorId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ExclusionTable : IEntityTypeConfiguration<Exclusion>
{
    public void Configure(EntityTypeBuilder<Exclusion> table)
    {
        table.HasKey(e => new { e.DoctorId, e.SiteId });
        table.HasOne<Doctor>().WithMany().HasForeignKey(e => e.DoctorId).OnDelete(DeleteBehavior.Cascade);
        table.HasOne<Site>().WithMany().HasForeignKey(e => e.SiteId).OnDelete(DeleteBehavior.Cascade);
    }
}
