using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;

namespace Pacte.Web.Data.Configurations;

internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> table)
    {
        table.Property(s => s.Version).IsRowVersion();
        table.Property(s => s.LocalDate).HasComputedColumnSql("(starts_at at time zone time_zone)::date", stored: true);
        table.Property(s => s.Month).HasComputedColumnSql("date_trunc('month', starts_at at time zone time_zone)::date", stored: true);
        table.HasOne<Doctor>().WithMany().HasForeignKey(s => s.DoctorId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<SiteNeed>().WithMany().HasForeignKey(s => s.NeedId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Plan>().WithMany().HasForeignKey(s => s.PlanId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Site>().WithMany()
            .HasForeignKey(s => new { s.SiteId, s.TimeZone, s.RegionCode })
            .HasPrincipalKey(s => new { s.Id, s.TimeZone, s.RegionCode })
            .OnDelete(DeleteBehavior.Restrict);

        // Slots copy these, and the database keeps the copies true (on update cascade, see the Rules migration).
        table.HasAlternateKey(s => new { s.Id, s.SiteId, s.StartsAt, s.EndsAt });
        table.HasIndex(s => new { s.SiteId, s.LocalDate });
        table.HasIndex(s => new { s.DoctorId, s.Month });
        table.HasIndex(s => new { s.RegionCode, s.Month });
    }
}
