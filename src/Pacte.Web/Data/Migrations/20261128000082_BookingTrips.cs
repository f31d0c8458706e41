using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pacte.Web.Data.Migrations;

/// <summary>What lets a booking be confirmed in few round trips: a rule that waits for the commit, and three locks by one call.</summary>
[DbContext(typeof(PacteDb))]
[Migration("20261128000082_BookingTrips")]
internal sealed class BookingTrips : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Rules.Read("BookingTrips"));

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        drop procedure lock_for_booking(uuid);
        create or replace function slot_is_open() returns trigger language plpgsql as $$
        declare
          slot_state text;
        begin
          select state into slot_state from slots where id = new.slot_id for share;
          if slot_state <> 'Booked' then
            raise exception 'slot % is %', new.slot_id, slot_state
              using errcode = 'check_violation', constraint = 'slot_is_open';
          end if;
          return null;
        end $$;
        drop trigger slot_is_open on appointments;
        create trigger slot_is_open after insert or update of state, slot_id on appointments
          for each row when (new.state = 'Booked')
          execute function slot_is_open();
        """);
}
