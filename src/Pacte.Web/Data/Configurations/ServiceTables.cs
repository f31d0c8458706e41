using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacte.Domain.Access;
using Pacte.Domain.Audit;

namespace Pacte.Web.Data.Configurations;

internal sealed class AuditEntryTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> table) => table.HasIndex(a => new { a.SubjectKind, a.SubjectId });
}

internal sealed class StaffAccountTable : IEntityTypeConfiguration<StaffAccount>
{
    public void Configure(EntityTypeBuilder<StaffAccount> table) =>
        table.ToTable(t => t.HasCheckConstraint(
            ConstraintNames.StaffAccountHasItsScope,
            """
            (role = 'Doctor') = (doctor_id is not null)
            and (role = 'FrontDesk') = (site_id is not null)
            and (role = 'Ars') = (region_code is not null)
            and (role = 'Helper') = (place_name is not null)
            and (role = 'Helper') = (place_insee is not null)
            and (place_phone is null or role = 'Helper')
            """));
}

internal sealed class ServiceKeyTable : IEntityTypeConfiguration<ServiceKey>
{
    public void Configure(EntityTypeBuilder<ServiceKey> table) => table.HasKey(k => k.Name);
}
