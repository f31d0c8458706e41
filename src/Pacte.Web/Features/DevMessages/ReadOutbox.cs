using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Messages;
using Pacte.Web.Data;

namespace Pacte.Web.Features.DevMessages;

/// <summary>The last messages written, for whoever tries the demonstration; exists in Development only.</summary>
public sealed class ReadOutbox(UnitOfWork work)
{
    public Task<List<OutboxMessage>> ExecuteAsync(string? address, CancellationToken ct) =>
        work.ReadAsync(Scope.Service, db => db.OutboxMessages
            .Where(m => address == null || m.Address == address)
            // Reminders of the whole demonstration would bury what the visitor just asked for.
            .OrderBy(m => m.Kind == MessageKind.ThreeDaysBefore || m.Kind == MessageKind.DayBefore)
            .ThenByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id)
            .Take(100)
            .ToListAsync(ct));
}
