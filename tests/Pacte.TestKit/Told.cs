using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Pacte.TestKit;

/// <summary>
/// Tells when a test itself has written to the database, which an application would otherwise learn within a second: the rows that a test
/// starts from are those that another node committed a while ago.
/// </summary>
internal sealed class Told(Func<Task> tell) : SaveChangesInterceptor, IDbTransactionInterceptor, IDbCommandInterceptor
{
    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        await TellOnceCommittedAsync(eventData.Context);
        return result;
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => tell();

    public async ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        await TellOnceCommittedAsync(eventData.Context);
        return result;
    }

    private Task TellOnceCommittedAsync(DbContext? db) => db?.Database.CurrentTransaction is null ? tell() : Task.CompletedTask;
}
