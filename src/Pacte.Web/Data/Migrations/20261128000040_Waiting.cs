using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pacte.Web.Data.Migrations;

/// <summary>The waiting list, the offers made to it, and what each agency sets of them.</summary>
[DbContext(typeof(PacteDb))]
[Migration("20261128000040_Waiting")]
internal sealed class Waiting : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Rules.Read("Waiting"));

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            delete from booking_drafts where slot_id is null;
            alter table booking_drafts
              alter column slot_id set not null, drop constraint draft_wants_one_thing, drop column entry_id,
              drop column wish
            """);
        migrationBuilder.DropTable(name: "region_settings");
        migrationBuilder.DropTable(name: "slot_offers");
        migrationBuilder.DropTable(name: "waiting_entries");
    }
}
