using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pacte.Web.Data.Migrations;

/// <summary>Which slots changed lately, for the nodes that keep them in memory.</summary>
[DbContext(typeof(PacteDb))]
[Migration("20261128000070_SlotChanges")]
internal sealed class SlotChanges : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Rules.Read("SlotChanges"));

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        drop trigger slots_emptied_is_noted on slots;
        drop function note_slots_emptied();
        drop trigger slot_change_is_noted on slots;
        drop function note_slot_change();
        drop table slot_changes
        """);
}
