using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Pacte.Domain.Access;
using Pacte.Domain.Messages;
using Pacte.TestKit;
using Pacte.Web.Outbox;

namespace Pacte.IntegrationTests.Outbox;

public sealed class DeliverMessagesTests(PacteApp app) : IClassFixture<PacteApp>
{
    /// <summary>The outside world: remembers what it was handed, and answers as told.</summary>
    private sealed class Postbox : IMessageSender
    {
        public ConcurrentBag<Guid> Received { get; } = [];

        public SendOutcome Answer { get; set; } = SendOutcome.Sent;

        public bool Sends(MessageChannel channel) => channel is MessageChannel.Email;

        public Task<SendOutcome> SendAsync(OutboxMessage message, CancellationToken ct)
        {
            Received.Add(message.Id);
            return Task.FromResult(Answer);
        }
    }

    private readonly Postbox postbox = new();

    [Fact]
    public async Task Four_workers_send_each_message_once()
    {
        for (var i = 0; i < 30; i++)
            await WriteAsync($"louise{i}@exemple.test");

        await Race.RunAsync(4, _ => Deliver().ExecuteAsync(CancellationToken.None));

        Assert.Equal(postbox.Received.Distinct().Count(), postbox.Received.Count);
        Assert.True(postbox.Received.Count >= 30);
    }

    [Fact]
    public async Task A_message_whose_time_has_passed_is_dropped()
    {
        var id = await WriteAsync("tard@exemple.test");
        app.Clock.Advance(TimeSpan.FromHours(2));

        await Deliver().ExecuteAsync(CancellationToken.None);

        Assert.DoesNotContain(id, postbox.Received);
        Assert.Equal(MessageState.Expired, await StateOfAsync(id));
    }

    [Fact]
    public async Task A_failure_is_tried_again_later_and_given_up_in_the_end()
    {
        var id = await WriteAsync("absent@exemple.test", hours: 24);
        postbox.Answer = SendOutcome.TryAgain;

        await Deliver().ExecuteAsync(CancellationToken.None);
        Assert.Equal(MessageState.Waiting, await StateOfAsync(id));
        for (var i = 0; i < OutboxMessage.MaxAttempts; i++)
        {
            app.Clock.Advance(TimeSpan.FromHours(1));
            await Deliver().ExecuteAsync(CancellationToken.None);
        }

        Assert.Equal(OutboxMessage.MaxAttempts, postbox.Received.Count(received => received == id));
        Assert.Equal(MessageState.Failed, await StateOfAsync(id));
    }

    [Fact]
    public async Task A_channel_without_sender_keeps_its_messages()
    {
        var id = await WriteAsync("+33639980001");

        await Deliver().ExecuteAsync(CancellationToken.None);

        Assert.Equal(MessageState.Waiting, await StateOfAsync(id));
    }

    private DeliverMessages Deliver() => new(app.Database.Work, postbox, app.Clock, NullLogger<DeliverMessages>.Instance);

    private async Task<Guid> WriteAsync(string address, int hours = 1)
    {
        await using var db = app.Database.Open(Scope.Service);
        app.Get<OutboxWriter>().Write(db, new($"test:{Guid.NewGuid()}", address, "Objet", "Corps", app.Clock.GetUtcNow().AddHours(hours)));
        var id = db.OutboxMessages.Local.Single().Id;
        await db.SaveChangesAsync();
        return id;
    }

    private async Task<MessageState> StateOfAsync(Guid id)
    {
        await using var db = app.Database.Open();
        return await db.OutboxMessages.Where(m => m.Id == id).Select(m => m.State).SingleAsync();
    }
}
