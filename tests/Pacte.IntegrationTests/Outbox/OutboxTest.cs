using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Pacte.Domain.Access;
using Pacte.Domain.Messages;
using Pacte.TestKit;
using Pacte.Web.Outbox;

namespace Pacte.IntegrationTests.Outbox;

/// <summary>Messages to write and to send, on one application's database and clock.</summary>
public abstract class OutboxTest(PacteApp app) : IAsyncLifetime
{
    protected PacteApp App => app;

    // Each test has the queue to itself: what another left to be tried again could come due first.
    public async ValueTask InitializeAsync()
    {
        await using var db = app.Database.Open(Scope.Service);
        await db.OutboxMessages.Where(message => message.State == MessageState.Waiting).ExecuteDeleteAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected MessageQueue Queue => app.Get<MessageQueue>();

    protected DeliverMessages Deliver(params IMessageSender[] senders) => new(Queue, senders, app.Clock, NullLogger<DeliverMessages>.Instance);

    protected Task<int> DeliverAsync(params IMessageSender[] senders) => Deliver(senders).ExecuteAsync(CancellationToken.None);

    protected Task<Guid> WriteAsync(string address, double hours = 1) =>
        WriteAsync(new MessageToSend($"test:{Guid.NewGuid()}", address, "Objet", "Corps", app.Clock.GetUtcNow().AddHours(hours)));

    protected async Task<Guid> WriteAsync(MessageToSend message)
    {
        await using var db = app.Database.Open(Scope.Service);
        app.Get<OutboxWriter>().Write(db, message);
        var id = db.OutboxMessages.Local.Single().Id;
        await db.SaveChangesAsync();
        return id;
    }

    protected async Task<OutboxMessage> FindAsync(Guid id)
    {
        await using var db = app.Database.Open();
        return await db.OutboxMessages.AsNoTracking().SingleAsync(m => m.Id == id);
    }

    protected async Task<MessageState> StateOfAsync(Guid id) => (await FindAsync(id)).State;
}
