using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pacte.Web.Data.Migrations;

/// <summary>Closes what was still possible around the rules; each change says why in its SQL.</summary>
[DbContext(typeof(PacteDb))]
[Migration("20261126000000_StricterRules")]
internal sealed class StricterRules : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<bool>(name: "is_on_demand", table: "outbox_messages", nullable: false, defaultValue: true);
        migrationBuilder.Sql(Rules.Read("StricterRules"));
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("The first migrations are not undone: drop the database instead.");
}
