using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pacte.Web.Data.Migrations;

/// <summary>Pins and bans of the agencies, and the pins that a plan could not follow.</summary>
[DbContext(typeof(PacteDb))]
[Migration("20261127000001_AgencyChoices")]
internal sealed class AgencyChoices : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateChoices(migrationBuilder);
        CreateRefusedPins(migrationBuilder);
        migrationBuilder.CreateIndex(name: "ix_plan_choices_region_code", table: "plan_choices", column: "region_code");
        migrationBuilder.CreateIndex(name: "ix_plan_choices_site_id", table: "plan_choices", column: "site_id");
        migrationBuilder.CreateIndex(
            name: "doctor_is_pinned_once_per_date",
            table: "plan_choices",
            columns: ["doctor_id", "date"],
            unique: true,
            filter: "kind = 'Pin' and dropped_at is null");
        migrationBuilder.CreateIndex(
                name: "pair_is_banned_once",
                table: "plan_choices",
                columns: ["doctor_id", "site_id", "date"],
                unique: true,
                filter: "kind = 'Ban' and dropped_at is null")
            .Annotation("Npgsql:NullsDistinct", false);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable(name: "plan_choices");
        migrationBuilder.DropTable(name: "plan_refused_pins");
    }

    private static void CreateChoices(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        name: "plan_choices",
        columns: table => new
        {
            id = table.Column<Guid>(type: "uuid", nullable: false),
            kind = table.Column<string>(type: "text", nullable: false),
            doctor_id = table.Column<Guid>(type: "uuid", nullable: false),
            site_id = table.Column<Guid>(type: "uuid", nullable: false),
            date = table.Column<DateOnly>(type: "date", nullable: true),
            part = table.Column<string>(type: "text", nullable: true),
            region_code = table.Column<string>(type: "text", nullable: false),
            chosen_by = table.Column<Guid>(type: "uuid", nullable: false),
            chosen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
            dropped_by = table.Column<Guid>(type: "uuid", nullable: true),
            dropped_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
        },
        constraints: table =>
        {
            table.PrimaryKey("pk_plan_choices", x => x.id);
            table.CheckConstraint(
                "choice_is_whole",
                "(kind = 'Pin' and date is not null and part is not null or kind = 'Ban' and part is null) and (dropped_at is null) = (dropped_by is null)");
            table.CheckConstraint("plan_choices_kind_known", "kind in ('Pin', 'Ban')");
            table.CheckConstraint("plan_choices_part_known", "part in ('Morning', 'Afternoon', 'FullDay')");
            table.ForeignKey(
                name: "fk_plan_choices_doctors_doctor_id",
                column: x => x.doctor_id,
                principalTable: "doctors",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
            table.ForeignKey(
                name: "fk_plan_choices_sites_site_id",
                column: x => x.site_id,
                principalTable: "sites",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        });

    private static void CreateRefusedPins(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        name: "plan_refused_pins",
        columns: table => new
        {
            plan_id = table.Column<Guid>(type: "uuid", nullable: false),
            doctor_id = table.Column<Guid>(type: "uuid", nullable: false),
            date = table.Column<DateOnly>(type: "date", nullable: false),
            site_id = table.Column<Guid>(type: "uuid", nullable: false),
            part = table.Column<string>(type: "text", nullable: false),
            reason = table.Column<string>(type: "text", nullable: false),
        },
        constraints: table =>
        {
            table.PrimaryKey("pk_plan_refused_pins", x => new { x.plan_id, x.doctor_id, x.date });
            table.CheckConstraint("plan_refused_pins_part_known", "part in ('Morning', 'Afternoon', 'FullDay')");
            table.CheckConstraint(
                "plan_refused_pins_reason_known",
                "reason in ('NoSuchOffer', 'NoSuchNeed', 'NotVerified', 'Exempt', 'AlreadyEngaged', 'PartNotOffered', 'OtherSpecialty', 'BeyondTravelLimit', 'OwnZone', 'Excluded', 'NeedFull', 'CapReached')");
            table.ForeignKey(
                name: "fk_plan_refused_pins_plans_plan_id",
                column: x => x.plan_id,
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        });
}
