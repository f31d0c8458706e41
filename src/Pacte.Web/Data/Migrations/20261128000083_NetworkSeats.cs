using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pacte.Web.Data.Migrations;

/// <summary>The holds of a network are counted by seats, on the drafts themselves. Those of the last ten minutes are no longer counted.</summary>
[DbContext(typeof(PacteDb))]
[Migration("20261128000083_NetworkSeats")]
internal sealed class NetworkSeats : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Rules.Read("NetworkSeats"));

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        drop index seat_has_one_hold;
        alter table booking_drafts drop column seat;
        create table network_holds (
          network_key bytea primary key,
          drafts uuid[] not null,
          untils timestamptz[] not null,
          constraint network_holds_few_slots check (cardinality(drafts) <= 5 and cardinality(untils) = cardinality(drafts))
        )
        """);
}
