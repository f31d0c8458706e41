using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Pacte.Web.Data;

/// <summary>
/// Lets a query be written in C# and compiled once although it locks its rows. (One on raw SQL is translated again each time.) Tagged
/// « for update » or « for share », with what follows, it ends with that; tagged « call » with a procedure that locks, it is sent with
/// that call before it, and reads what is committed once the locks are got.
/// </summary>
public sealed class RowLocks : DbCommandInterceptor
{
    private const string TagOfLock = "-- for ";
    private const string TagOfCall = "-- call ";

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
            command.CommandText = string.Concat(QueryOf(sql), "\n", TagOf(sql));
        else if (sql.StartsWith(TagOfCall, StringComparison.Ordinal))
            command.CommandText = string.Concat(TagOf(sql), ";\n", QueryOf(sql));
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        new(ReaderExecuting(command, eventData, result));

    private static ReadOnlySpan<char> TagOf(string sql) => sql.AsSpan(3, sql.IndexOf('\n', StringComparison.Ordinal) - 3);

    private static ReadOnlySpan<char> QueryOf(string sql) => sql.AsSpan(sql.IndexOf('\n', StringComparison.Ordinal)).Trim();
}
