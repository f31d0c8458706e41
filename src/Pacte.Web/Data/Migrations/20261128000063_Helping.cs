using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pacte.Web.Data.Migrations;

/// <summary>Accounts that help, appointments made with somebody's agreement, people without a contact, and what is told by voice.</summary>
[DbContext(typeof(PacteDb))]
[Migration("20261128000063_Helping")]
internal sealed class Helping : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Rules.Read("Helping"));

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("People without a contact are not given one: drop the database instead.");
}
