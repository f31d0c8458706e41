using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pacte.Web.Data.Migrations;

/// <summary>Persons of one name and birth date, listed for review; and when an appointment was moved.</summary>
[DbContext(typeof(PacteDb))]
[Migration("20261128000062_Reviews")]
internal sealed class Reviews : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Rules.Read("Reviews"));

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("What people found when they looked is not stripped: drop the database instead.");
}
