using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Web.Data;

namespace Pacte.TestKit;

/// <summary>A database built once per run and copied for each test class.</summary>
public sealed record DatabaseTemplate(string Name, Func<string, Task> PrepareAsync)
{
    /// <summary>No table at all.</summary>
    public static DatabaseTemplate Empty { get; } = new("empty", _ => Task.CompletedTask);

    /// <summary>Every table and rule, no row.</summary>
    public static DatabaseTemplate Migrated { get; } = new("migrated", MigrateAsync);

    private static async Task MigrateAsync(string connectionString)
    {
        await using var db = new PacteDb(new DbContextOptionsBuilder<PacteDb>().UseNpgsql(connectionString).Options) { Scope = Scope.Service };
        await db.Database.MigrateAsync();
    }
}
