using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacte.Domain.Geography;

namespace Pacte.Web.Data.Configurations;

internal sealed class CommuneTable : IEntityTypeConfiguration<Commune>
{
    public void Configure(EntityTypeBuilder<Commune> table)
    {
        table.HasKey(c => c.InseeCode);
        table.HasIndex(c => c.EpciSiren);
    }
}

internal sealed class EpciTable : IEntityTypeConfiguration<Epci>
{
    public void Configure(EntityTypeBuilder<Epci> table)
    {
        table.ToTable("epcis");
        table.HasKey(e => e.Siren);
    }
}

internal sealed class DepartementTable : IEntityTypeConfiguration<Departement>
{
    public void Configure(EntityTypeBuilder<Departement> table) => table.HasKey(d => d.Code);
}

internal sealed class PriorityZoneTable : IEntityTypeConfiguration<PriorityZone>
{
    public void Configure(EntityTypeBuilder<PriorityZone> table)
    {
        table.HasOne<Epci>().WithMany().HasForeignKey(z => z.EpciSiren).OnDelete(DeleteBehavior.Restrict);
        table.Property(z => z.From).HasColumnName("starts_on");
        table.Property(z => z.Until).HasColumnName("ends_on");
        table.ToTable(t => t.HasCheckConstraint(ConstraintNames.ZoneEndsAfterItStarts, "ends_on is null or ends_on >= starts_on"));
    }
}

internal sealed class DepartementAdviceTable : IEntityTypeConfiguration<DepartementAdvice>
{
    public void Configure(EntityTypeBuilder<DepartementAdvice> table)
    {
        table.ToTable("departement_advice", t =>
            t.HasCheckConstraint(ConstraintNames.AdviceEndsAfterItStarts, "ends_on is null or ends_on >= starts_on"));
        table.HasOne<Departement>().WithMany().HasForeignKey(a => a.DepartementCode).OnDelete(DeleteBehavior.Restrict);
        table.Property(a => a.From).HasColumnName("starts_on");
        table.Property(a => a.Until).HasColumnName("ends_on");
    }
}
