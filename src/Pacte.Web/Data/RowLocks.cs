using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Pacte.Web.Data;

/// <summary>
/// Lets a query be written in C# and compiled once although it locks its rows: what it is tagged with, « for update » or « for share »
/// with what follows, is put at the end of its statement. (A query on raw SQL is translated again each time.)
/// </summary>
public sealed class RowLocks : DbCommandInterceptor
{
    private const string TagOfLock = "-- for ";

    private static readonly RowLocks Interceptor = new();

    private RowLocks()
    {
    }

    /// <summary>How every data context reaches the database.</summary>
    public static DbContextOptionsBuilder<PacteDb> OptionsFor(NpgsqlDataSource source) =>
        new DbContextOptionsBuilder<PacteDb>().UseNpgsql(source).AddInterceptors(Interceptor);

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        var sql = command.CommandText;
        if (sql.StartsWith(TagOfLock, StringComparison.Ordinal))
        {
            var end = sql.IndexOf('\n', StringComparison.Ordinal);
            command.CommandText = string.Concat(sql.AsSpan(end).Trim(), "\n", sql.AsSpan(3, end - 3));
        }

        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        new(ReaderExecuting(command, eventData, result));
}
