using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pacte.Web.Data.Migrations;

/// <summary>The language of each person, in which they are written to, and that of each message.</summary>
[DbContext(typeof(PacteDb))]
[Migration("20261128000080_Languages")]
internal sealed class Languages : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        alter table persons
          add column language text not null default 'French',
          add constraint persons_language_known check (language in ('French', 'English'));
        alter table outbox_messages
          add column language text not null default 'French',
          add constraint outbox_messages_language_known check (language in ('French', 'English'))
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        alter table outbox_messages drop column language;
        alter table persons drop column language
        """);
}
