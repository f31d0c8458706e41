using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pacte.Web.Data.Migrations;

/// <summary>What a message is about, what became of it for sure, policies as data, and contacts that answer no more.</summary>
[DbContext(typeof(PacteDb))]
[Migration("20261128000020_Messages")]
internal sealed class Messages : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddColumns(migrationBuilder);
        migrationBuilder.DropIndex(name: "outbox_messages_waiting", table: "outbox_messages");
        migrationBuilder.CreateIndex(
            name: "outbox_messages_waiting", table: "outbox_messages", columns: ["channel", "expires_at"], filter: "state = 'Waiting'");
        migrationBuilder.CreateIndex(
            name: "ix_outbox_messages_appointment_id",
            table: "outbox_messages",
            column: "appointment_id",
            filter: "appointment_id is not null");
        CreatePolicies(migrationBuilder);
        CreateStoppedChannels(migrationBuilder);
        migrationBuilder.Sql(Rules.Read("Delivery"));
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("Messages that say what became of them are not stripped of it: drop the database instead.");

    private static void AddColumns(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>(name: "kind", table: "outbox_messages", nullable: false, defaultValue: "Notice");
        migrationBuilder.AddColumn<Guid>(name: "person_id", table: "outbox_messages", nullable: true);
        migrationBuilder.AddColumn<Guid>(name: "appointment_id", table: "outbox_messages", nullable: true);
        migrationBuilder.AddColumn<DateTimeOffset>(name: "appointment_starts_at", table: "outbox_messages", nullable: true);
        migrationBuilder.AddColumn<string>(name: "time_zone", table: "outbox_messages", nullable: true);
        migrationBuilder.AddColumn<DateTimeOffset>(name: "maybe_sent_at", table: "outbox_messages", nullable: true);
        migrationBuilder.AddColumn<DateTimeOffset>(name: "delivered_at", table: "outbox_messages", nullable: true);
        migrationBuilder.AddColumn<DateTimeOffset>(name: "bounced_at", table: "outbox_messages", nullable: true);
        migrationBuilder.DropCheckConstraint("outbox_messages_state_known", "outbox_messages");
        migrationBuilder.AddCheckConstraint(
            "outbox_messages_state_known", "outbox_messages", "state in ('Waiting', 'Sent', 'Failed', 'Expired', 'Unsure', 'Void')");
        migrationBuilder.AddCheckConstraint("outbox_messages_kind_known", "outbox_messages", KindKnown);
        migrationBuilder.AddCheckConstraint(
            ConstraintNames.MessageNamesItsAppointment, "outbox_messages", "appointment_starts_at is null or appointment_id is not null");
    }

    private static void CreatePolicies(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        name: "message_policies",
        columns: table => new
        {
            kind = table.Column<string>(type: "text", nullable: false),
            channel = table.Column<string>(type: "text", nullable: false),
            is_enabled = table.Column<bool>(type: "boolean", nullable: false),
            lead = table.Column<TimeSpan>(type: "interval", nullable: true),
            lasts = table.Column<TimeSpan>(type: "interval", nullable: true),
            quiet_from = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
            quiet_to = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
            per_person_cap = table.Column<int>(type: "integer", nullable: true),
        },
        constraints: table =>
        {
            table.PrimaryKey("pk_message_policies", x => new { x.kind, x.channel });
            table.CheckConstraint("message_policies_kind_known", KindKnown);
            table.CheckConstraint("message_policies_channel_known", "channel in ('Email', 'Sms')");
            table.CheckConstraint(
                ConstraintNames.PolicyIsWhole,
                "(quiet_from is null) = (quiet_to is null) and (lead is null) = (lasts is null) and per_person_cap > 0");
        });

    private static void CreateStoppedChannels(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        name: "stopped_channels",
        columns: table => new
        {
            recipient_key = table.Column<string>(type: "text", nullable: false),
            channel = table.Column<string>(type: "text", nullable: false),
            reason = table.Column<string>(type: "text", nullable: false),
            since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
        },
        constraints: table =>
        {
            table.PrimaryKey("pk_stopped_channels", x => new { x.recipient_key, x.channel });
            table.CheckConstraint("stopped_channels_channel_known", "channel in ('Email', 'Sms')");
            table.CheckConstraint("stopped_channels_reason_known", "reason in ('Refused', 'Bounced')");
        });

    private const string KindKnown =
        "kind in ('Notice', 'Code', 'Links', 'Booked', 'Moved', 'Cancelled', 'SessionFell', 'ThreeDaysBefore', 'DayBefore', 'Offer')";
}
