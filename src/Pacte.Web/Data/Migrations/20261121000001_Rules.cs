using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pacte.Web.Data.Migrations;

/// <summary>
/// The rules that EF cannot write: exclusion constraints, triggers, cascades of copied columns. One resource file per subject,
/// applied in this order. Nothing newer than PostgreSQL 15.
/// </summary>
[DbContext(typeof(PacteDb))]
[Migration("20261121000001_Rules")]
internal sealed class Rules : Migration
{
    private static readonly string[] Files = ["Needs", "Sessions", "Doctors", "Slots", "Appointments", "Messages", "Audit", "Zones", "Plans", "Reference"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var file in Files)
            migrationBuilder.Sql(Read(file));
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("The first migrations are not undone: drop the database instead.");

    internal static string Read(string file)
    {
        using var stream = typeof(Rules).Assembly.GetManifestResourceStream($"Rules.{file}.sql")
            ?? throw new InvalidOperationException($"Rules.{file}.sql is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
