using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pacte.Web.Data.Migrations;

/// <summary>What keeps taking a slot open to everybody: holds counted by network, and contacts proved.</summary>
[DbContext(typeof(PacteDb))]
[Migration("20261128000010_Taking")]
internal sealed class Taking : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<byte[]>(name: "network_key", table: "booking_drafts", type: "bytea", nullable: true);
        migrationBuilder.AddColumn<DateTimeOffset>(
            name: "proved_at", table: "booking_drafts", type: "timestamp with time zone", nullable: true);
        migrationBuilder.Sql(Rules.Read("Taking"));
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("Holds that are counted are not made uncounted: drop the database instead.");
}
