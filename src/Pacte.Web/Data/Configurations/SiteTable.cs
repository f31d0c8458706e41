using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacte.Domain.Geography;
using Pacte.Domain.Sites;

namespace Pacte.Web.Data.Configurations;

internal sealed class SiteTable : IEntityTypeConfiguration<Site>
{
    public void Configure(EntityTypeBuilder<Site> table)
    {
        table.Property(s => s.Version).IsRowVersion();
        table.HasOne<Commune>().WithMany().HasForeignKey(s => s.CommuneInsee).OnDelete(DeleteBehavior.Restrict);
        table.ComplexProperty(s => s.Hours, hours =>
        {
            hours.Property(h => h.MorningStart).HasColumnName("morning_start");
            hours.Property(h => h.MorningEnd).HasColumnName("morning_end");
            hours.Property(h => h.AfternoonStart).HasColumnName("afternoon_start");
            hours.Property(h => h.AfternoonEnd).HasColumnName("afternoon_end");
        });

        // Sessions copy zone and region from their site, and the database keeps the copies true.
        table.HasAlternateKey(s => new { s.Id, s.TimeZone, s.RegionCode });
        table.HasIndex(s => s.RegionCode);
    }
}
