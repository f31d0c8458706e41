using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pacte.Web.Data.Migrations;

/// <summary>What a place has in it, and what each département advises by phone.</summary>
[DbContext(typeof(PacteDb))]
[Migration("20261128000030_Finding")]
internal sealed class Finding : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>(name: "equipment", table: "sites", type: "text", nullable: true);
        migrationBuilder.CreateTable(
            name: "departement_advice",
            columns: table => new
            {
                id = table.Column<Guid>(type: "uuid", nullable: false),
                departement_code = table.Column<string>(type: "text", nullable: false),
                starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                phone = table.Column<string>(type: "text", nullable: false),
                words = table.Column<string>(type: "text", nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_departement_advice", x => x.id);
                table.CheckConstraint("advice_ends_after_it_starts", "ends_on is null or ends_on >= starts_on");
                table.ForeignKey(
                    name: "fk_departement_advice_departements_departement_code",
                    column: x => x.departement_code,
                    principalTable: "departements",
                    principalColumn: "code",
                    onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex(
            name: "ix_departement_advice_departement_code", table: "departement_advice", column: "departement_code");
        migrationBuilder.Sql(
            """
            alter table departement_advice add constraint advices_do_not_overlap
            exclude using gist (departement_code with =, daterange(starts_on, ends_on, '[]') with &&)
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable(name: "departement_advice");
        migrationBuilder.DropColumn(name: "equipment", table: "sites");
    }
}
