using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pacte.Web.Data.Migrations;

/// <summary>What keeps taking a slot open to everybody: holds counted by network, contacts proved, and the form that suits each person.</summary>
[DbContext(typeof(PacteDb))]
[Migration("20261128000010_Taking")]
internal sealed class Taking : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<byte[]>(name: "network_key", table: "booking_drafts", type: "bytea", nullable: true);
        migrationBuilder.AddColumn<DateTimeOffset>(
            name: "proved_at", table: "booking_drafts", type: "timestamp with time zone", nullable: true);
        AskMore(migrationBuilder);
        migrationBuilder.Sql(Rules.Read("Taking"));
    }

    // Defaults are for the rows that exist.
    private static void AskMore(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "booking_drafts", "appointments" })
        {
            migrationBuilder.AddColumn<string>(name: "relation", table: table, type: "text", nullable: false, defaultValue: "Self");
            migrationBuilder.AddCheckConstraint($"{table}_relation_known", table, "relation in ('Self', 'Child', 'Relative')");
        }

        migrationBuilder.Sql("update booking_drafts set relation = 'Relative' where for_relative");
        migrationBuilder.DropColumn(name: "for_relative", table: "booking_drafts");
        migrationBuilder.AddColumn<string>(name: "commune", table: "booking_drafts", type: "text", nullable: true);
        migrationBuilder.AddColumn<string>(name: "commune_insee", table: "booking_drafts", type: "text", nullable: true);
        migrationBuilder.AddColumn<bool>(name: "elsewhere", table: "booking_drafts", type: "boolean", nullable: false, defaultValue: false);
        migrationBuilder.AddColumn<string>(name: "commune_insee", table: "persons", type: "text", nullable: true);
        migrationBuilder.AddColumn<string>(name: "birth_precision", table: "persons", type: "text", nullable: false, defaultValue: "Day");
        migrationBuilder.AddCheckConstraint("persons_birth_precision_known", "persons", "birth_precision in ('Day', 'Month', 'Year')");
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("Holds that are counted are not made uncounted: drop the database instead.");
}
