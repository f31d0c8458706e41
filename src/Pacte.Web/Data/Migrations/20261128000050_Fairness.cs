using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pacte.Web.Data.Migrations;

/// <summary>First hours for the residents of a zone; appointments that the front desk confirms by a call, and absences that it excuses.</summary>
[DbContext(typeof(PacteDb))]
[Migration("20261128000050_Fairness")]
internal sealed class Fairness : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        alter table region_settings
          add column residents_first_hours integer not null default 0,
          drop constraint region_settings_in_bounds,
          add constraint region_settings_in_bounds check (
            waiting_share_percent between 0 and 100 and near_offer_minutes between 15 and 1440
            and far_offer_minutes between 15 and 2880 and residents_first_hours between 0 and 72);
        alter table appointments
          add column needs_call boolean not null default false,
          add column excused_at timestamptz,
          add constraint only_absence_is_excused check (excused_at is null or state = 'NoShow')
        """);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("Excuses that were given are not stripped: drop the database instead.");
}
