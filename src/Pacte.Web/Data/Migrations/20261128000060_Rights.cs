using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pacte.Web.Data.Migrations;

/// <summary>Persons who are erased, and drafts by which somebody uses their rights.</summary>
[DbContext(typeof(PacteDb))]
[Migration("20261128000060_Rights")]
internal sealed class Rights : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Rules.Read("Rights"));

    // Who was erased stays so: each gets a contact key of their own that no contact has.
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        drop index slot_offers_of_person;
        drop index ix_waiting_entries_person_id;
        drop index outbox_messages_readable;
        drop index ix_outbox_messages_recipient_key;
        delete from booking_drafts where for_rights;
        alter table booking_drafts
          drop constraint draft_wants_one_thing, drop column for_rights, drop column proved_until,
          add constraint draft_wants_one_thing check ((slot_id is null) <> (wish is null));
        drop trigger erased_person_waits_for_nothing on waiting_entries;
        drop trigger erased_person_takes_nothing on appointments;
        drop function erased_person_takes_nothing();
        drop index persons_known;
        alter table persons drop constraint erased_person_is_nobody, drop column erased_at;
        update persons set contact_key = identity_key where contact_key is null;
        alter table persons alter column contact_key set not null
        """);
}
