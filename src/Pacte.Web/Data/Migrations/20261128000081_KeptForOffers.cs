using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pacte.Web.Data.Migrations;

/// <summary>Finds the few slots kept for offers among all, every few seconds.</summary>
[DbContext(typeof(PacteDb))]
[Migration("20261128000081_KeptForOffers")]
internal sealed class KeptForOffers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("create index slots_kept_for_offers on slots (starts_at) where kept_for = 'Offers'");

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop index slots_kept_for_offers");
}
