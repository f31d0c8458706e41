using System.Collections.Concurrent;
using Pacte.Domain.Messages;
using Pacte.TestKit;
using Pacte.Web.Outbox;

namespace Pacte.IntegrationTests.Outbox;

public sealed class DeliverMessagesTests(PacteApp app) : OutboxTest(app), IClassFixture<PacteApp>
{
    /// <summary>The outside world: remembers what it was handed, and answers as told, or when told.</summary>
    private sealed class Postbox(TimeProvider clock) : IMessageSender
    {
        private readonly SemaphoreSlim arrivals = new(0);
        private TaskCompletionSource? gate;

        public ConcurrentQueue<(Guid Id, DateTimeOffset At, DateTimeOffset ExpiresAt)> Received { get; } = [];

        public SendResult Answer { get; set; } = new(SendOutcome.Sent);

        public MessageChannel Channel => MessageChannel.Email;

        public bool IsReady => true;

        public TimeSpan Patience => TimeSpan.FromSeconds(60);

        public async Task<SendResult> SendAsync(OutboxMessage message, CancellationToken patience)
        {
            Received.Enqueue((message.Id, clock.GetUtcNow(), message.ExpiresAt));
            var held = gate?.Task;
            arrivals.Release();
            if (held is not null)
                await held;
            return Answer;
        }

        /// <summary>From now on nothing is answered before <see cref="Release"/>.</summary>
        public void Hold() => gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task WaitForAsync(int count)
        {
            for (var i = 0; i < count; i++)
                await arrivals.WaitAsync();
        }

        /// <summary>Answers what is held; what comes after is held again when asked.</summary>
        public void Release(bool holdAgain)
        {
            var opened = gate!;
            gate = holdAgain ? new(TaskCreationOptions.RunContinuationsAsynchronously) : null;
            opened.SetResult();
        }

        public int CountOf(Guid id) => Received.Count(received => received.Id == id);
    }

    private readonly Postbox postbox = new(app.Clock);

    [Fact]
    public async Task Four_workers_send_each_message_once()
    {
        var ids = await WriteManyAsync(30, hours: 1);

        await Race.RunAsync(4, _ => DeliverAsync(postbox));

        Assert.All(ids, id => Assert.Equal(1, postbox.CountOf(id)));
    }

    [Fact]
    public async Task A_message_whose_time_has_passed_is_dropped()
    {
        var id = await WriteAsync("tard@exemple.test");
        App.Clock.Advance(TimeSpan.FromHours(2));

        await DeliverAsync(postbox);

        Assert.Equal(0, postbox.CountOf(id));
        Assert.Equal(MessageState.Expired, await StateOfAsync(id));
    }

    [Fact]
    public async Task A_slow_peer_makes_nothing_start_after_its_expiry()
    {
        var ids = await WriteManyAsync(3 * DeliverMessages.Lanes, hours: 100 / 3600.0);
        postbox.Hold();

        var round = DeliverAsync(postbox);
        await postbox.WaitForAsync(DeliverMessages.Lanes);
        App.Clock.Advance(TimeSpan.FromSeconds(50));
        postbox.Release(holdAgain: true);
        await postbox.WaitForAsync(DeliverMessages.Lanes);
        App.Clock.Advance(TimeSpan.FromSeconds(55));
        postbox.Release(holdAgain: false);
        await round;
        await DeliverAsync(postbox);

        Assert.All(postbox.Received, received => Assert.True(received.At < received.ExpiresAt));
        Assert.Equal(2 * DeliverMessages.Lanes, ids.Sum(postbox.CountOf));
        var states = await Task.WhenAll(ids.Select(StateOfAsync));
        Assert.Equal(DeliverMessages.Lanes, states.Count(state => state is MessageState.Expired));
    }

    [Fact]
    public async Task What_one_worker_is_still_sending_no_other_sends()
    {
        var ids = await WriteManyAsync(3 * DeliverMessages.Lanes, hours: 1);
        var other = new Postbox(App.Clock);
        postbox.Hold();

        var round = DeliverAsync(postbox);
        await postbox.WaitForAsync(DeliverMessages.Lanes);
        App.Clock.Advance(TimeSpan.FromSeconds(59));
        await DeliverAsync(other);
        postbox.Release(holdAgain: false);
        await round;

        Assert.All(ids, id => Assert.Equal(1, postbox.CountOf(id) + other.CountOf(id)));
        Assert.All(await Task.WhenAll(ids.Select(StateOfAsync)), state => Assert.Equal(MessageState.Sent, state));
    }

    [Fact]
    public async Task A_lane_that_waits_for_a_slow_peer_keeps_no_other_waiting()
    {
        var slow = await WriteAsync("lent@exemple.test");
        postbox.Hold();
        var lane = Deliver(postbox).SendAllAsync(MessageChannel.Email, CancellationToken.None);
        await postbox.WaitForAsync(1);
        var other = new Postbox(App.Clock);
        var next = await WriteAsync("presse@exemple.test");

        Assert.Equal(1, await Deliver(other).SendAllAsync(MessageChannel.Email, CancellationToken.None));
        Assert.Equal((MessageState.Sent, MessageState.Waiting), (await StateOfAsync(next), await StateOfAsync(slow)));
        postbox.Release(holdAgain: false);

        Assert.Equal(1, await lane);
        Assert.Equal(MessageState.Sent, await StateOfAsync(slow));
    }

    [Fact]
    public async Task What_is_soonest_worthless_goes_first()
    {
        var later = await WriteAsync("plus.tard@exemple.test", hours: 48);
        var sooner = await WriteAsync("plus.tot@exemple.test", hours: 0.1);

        await Deliver(postbox).SendAllAsync(MessageChannel.Email, CancellationToken.None);

        Assert.Equal([sooner, later], postbox.Received.Select(received => received.Id).Where(id => id == sooner || id == later));
    }

    [Fact]
    public async Task A_failure_is_tried_again_ever_later_and_until_its_expiry()
    {
        var id = await WriteAsync("absent@exemple.test", hours: 24);
        postbox.Answer = new(SendOutcome.TryAgain, "smtp-cut-connect");

        for (var minute = 0; minute < 24 * 60; minute += 10)
        {
            await DeliverAsync(postbox);
            Assert.Equal(MessageState.Waiting, await StateOfAsync(id));
            App.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        await DeliverAsync(postbox);

        var message = await FindAsync(id);
        Assert.Equal((MessageState.Expired, "smtp-cut-connect"), (message.State, message.LastFailure));
        Assert.InRange(postbox.CountOf(id), 24, 30);
    }

    [Fact]
    public async Task A_peer_that_asks_for_time_is_given_it()
    {
        var id = await WriteAsync("presse@exemple.test", hours: 24);
        postbox.Answer = new(SendOutcome.TryAgain, "http-429", TimeSpan.FromMinutes(30));

        await DeliverAsync(postbox);
        App.Clock.Advance(TimeSpan.FromMinutes(29));
        await DeliverAsync(postbox);
        Assert.Equal(1, postbox.CountOf(id));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await DeliverAsync(postbox);

        Assert.Equal(2, postbox.CountOf(id));
    }

    [Fact]
    public async Task A_channel_that_is_not_set_up_keeps_its_messages()
    {
        var id = await WriteAsync("+33639980001");

        await DeliverAsync(postbox);

        Assert.Equal(MessageState.Waiting, await StateOfAsync(id));
    }

    private async Task<Guid[]> WriteManyAsync(int count, double hours)
    {
        var prefix = Guid.NewGuid().ToString("N");
        var ids = new Guid[count];
        for (var i = 0; i < count; i++)
            ids[i] = await WriteAsync($"{prefix}{i}@exemple.test", hours);
        return ids;
    }
}
