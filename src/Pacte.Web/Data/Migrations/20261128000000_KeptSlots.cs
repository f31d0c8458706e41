using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pacte.Web.Data.Migrations;

/// <summary>A free slot may be kept for some people until an instant, after which anyone may take it.</summary>
[DbContext(typeof(PacteDb))]
[Migration("20261128000000_KeptSlots")]
internal sealed class KeptSlots : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateTimeOffset>(name: "public_from", table: "slots", type: "timestamp with time zone", nullable: true);
        migrationBuilder.AddColumn<string>(name: "kept_for", table: "slots", type: "text", nullable: true);
        migrationBuilder.AddCheckConstraint(
            name: "slot_is_kept_for_somebody", table: "slots", sql: "(public_from is null) = (kept_for is null)");
        migrationBuilder.AddCheckConstraint(name: "slots_kept_for_known", table: "slots", sql: "kept_for in ('Offers', 'Residents')");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropCheckConstraint(name: "slots_kept_for_known", table: "slots");
        migrationBuilder.DropCheckConstraint(name: "slot_is_kept_for_somebody", table: "slots");
        migrationBuilder.DropColumn(name: "kept_for", table: "slots");
        migrationBuilder.DropColumn(name: "public_from", table: "slots");
    }
}
