using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pacte.Web.Data.Migrations;

/// <summary>What patients answer to a reminder, and whom the front desk has called because no message reached them.</summary>
[DbContext(typeof(PacteDb))]
[Migration("20261128000021_Reminders")]
internal sealed class Reminders : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateTimeOffset>(name: "confirmed_at", table: "appointments", nullable: true);
        migrationBuilder.CreateIndex(
            name: "appointments_to_remind", table: "appointments", column: "starts_at", filter: "state = 'Booked'");
        migrationBuilder.AddColumn<DateTimeOffset>(name: "told_at", table: "outbox_messages", nullable: true);
        migrationBuilder.AddColumn<Guid>(name: "told_by", table: "outbox_messages", nullable: true);
        migrationBuilder.AddCheckConstraint(
            ConstraintNames.CallIsWhole, "outbox_messages", "(told_at is null) = (told_by is null)");
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("Answers of patients are not stripped: drop the database instead.");
}
