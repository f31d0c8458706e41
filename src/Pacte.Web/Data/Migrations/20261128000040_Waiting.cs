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
        migrationBuilder.DropTable(name: "region_settings");
        migrationBuilder.DropTable(name: "slot_offers");
        migrationBuilder.DropTable(name: "waiting_entries");
    }
}
