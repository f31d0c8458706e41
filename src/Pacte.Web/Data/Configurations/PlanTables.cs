using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacte.Domain.Planning;

namespace Pacte.Web.Data.Configurations;

internal sealed class PlanTable : IEntityTypeConfiguration<Plan>
{
    public void Configure(EntityTypeBuilder<Plan> table)
    {
        table.Property(p => p.Version).IsRowVersion();
        table.HasIndex(p => new { p.Month, p.RegionCode });
        table.HasMany(p => p.Placements).WithOne().HasForeignKey(p => p.PlanId);
        table.HasMany(p => p.Unplaced).WithOne().HasForeignKey(p => p.PlanId);
        table.HasMany(p => p.Zones).WithOne().HasForeignKey(p => p.PlanId);
        table.HasMany(p => p.Withdrawals).WithOne().HasForeignKey(p => p.PlanId);
        table.HasMany(p => p.RefusedPins).WithOne().HasForeignKey(p => p.PlanId);
    }
}

internal sealed class PlanPlacementTable : IEntityTypeConfiguration<PlanPlacement>
{
    public void Configure(EntityTypeBuilder<PlanPlacement> table) => table.HasKey(p => new { p.PlanId, p.OfferId });
}

internal sealed class PlanWithdrawalTable : IEntityTypeConfiguration<PlanWithdrawal>
{
    public void Configure(EntityTypeBuilder<PlanWithdrawal> table) => table.HasKey(p => new { p.PlanId, p.SessionId });
}

internal sealed class PlanRefusedPinTable : IEntityTypeConfiguration<PlanRefusedPin>
{
    public void Configure(EntityTypeBuilder<PlanRefusedPin> table) => table.HasKey(p => new { p.PlanId, p.DoctorId, p.Date });
}

internal sealed class PlanUnplacedTable : IEntityTypeConfiguration<PlanUnplaced>
{
    public void Configure(EntityTypeBuilder<PlanUnplaced> table)
    {
        table.ToTable("plan_unplaced");
        table.HasKey(p => new { p.PlanId, p.OfferId });
    }
}

internal sealed class PlanZoneTable : IEntityTypeConfiguration<PlanZone>
{
    public void Configure(EntityTypeBuilder<PlanZone> table) => table.HasKey(p => new { p.PlanId, p.EpciSiren });
}
