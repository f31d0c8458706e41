using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pacte.Web.Data.Migrations;

/// <summary>A plan names the proposals that it takes back; doctors who mix whole days and half-days are no longer kept to one kind.</summary>
[DbContext(typeof(PacteDb))]
[Migration("20261127000000_RepairedPlans")]
internal sealed class RepairedPlans : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropColumn(name: "doctors_kept_to_one_kind", table: "plans");
        migrationBuilder.CreateTable(
            name: "plan_withdrawals",
            columns: table => new
            {
                plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                session_id = table.Column<Guid>(type: "uuid", nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_plan_withdrawals", x => new { x.plan_id, x.session_id });
                table.ForeignKey(
                    name: "fk_plan_withdrawals_plans_plan_id",
                    column: x => x.plan_id,
                    principalTable: "plans",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable(name: "plan_withdrawals");
        migrationBuilder.AddColumn<int>(name: "doctors_kept_to_one_kind", table: "plans", type: "integer", nullable: false, defaultValue: 0);
    }
}
