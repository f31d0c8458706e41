using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pacte.Web.Data.Migrations;

/// <summary>Why a plan is as it is, stored with it.</summary>
[DbContext(typeof(PacteDb))]
[Migration("20261127000002_PlanReasons")]
internal sealed class PlanReasons : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<double>(name: "p95_km", table: "plans", nullable: true);
        migrationBuilder.AddColumn<int>(name: "zones_without_session", table: "plans", nullable: true);
        migrationBuilder.AddColumn<int>(name: "least_days_per_million", table: "plans", nullable: true);
        migrationBuilder.AddColumn<int>(name: "median_days_per_million", table: "plans", nullable: true);
        migrationBuilder.AddColumn<int>(name: "gini_permille", table: "plans", nullable: true);

        migrationBuilder.AddColumn<Guid>(name: "runner_up_site_id", table: "plan_placements", nullable: true);
        migrationBuilder.AddColumn<long>(name: "runner_up_points", table: "plan_placements", nullable: false, defaultValue: 0L);
        migrationBuilder.AddColumn<double>(name: "runner_up_km", table: "plan_placements", nullable: false, defaultValue: 0.0);

        migrationBuilder.AddColumn<string>(name: "change", table: "plan_unplaced", nullable: true);
        migrationBuilder.AddColumn<Guid>(name: "change_site_id", table: "plan_unplaced", nullable: true);
        migrationBuilder.AddColumn<DateOnly>(name: "change_date", table: "plan_unplaced", nullable: true);
        migrationBuilder.AddColumn<string>(name: "change_part", table: "plan_unplaced", nullable: true);
        migrationBuilder.AddColumn<double>(name: "change_km", table: "plan_unplaced", nullable: true);
        migrationBuilder.AddCheckConstraint(
            "plan_unplaced_change_known", "plan_unplaced", "change in ('OtherPart', 'OtherDate', 'LargerTravelLimit', 'LargerCap')");
        migrationBuilder.AddCheckConstraint(
            "plan_unplaced_change_part_known", "plan_unplaced", "change_part in ('Morning', 'Afternoon', 'FullDay')");

        migrationBuilder.AddColumn<long>(name: "one_more_day", table: "plan_zones", nullable: true);
        migrationBuilder.AddColumn<string>(name: "room", table: "plan_zones", nullable: true);
        migrationBuilder.AddColumn<Guid>(name: "one_more_site_id", table: "plan_zones", nullable: true);
        migrationBuilder.AddColumn<DateOnly>(name: "one_more_date", table: "plan_zones", nullable: true);
        migrationBuilder.AddCheckConstraint("plan_zones_room_known", "plan_zones", "room in ('NoNeed', 'Full', 'Open')");
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("Plans that hold reasons are not stripped of them: drop the database instead.");
}
