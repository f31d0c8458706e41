using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Pacte.Domain.Messages;
using Pacte.IntegrationTests.Outbox.Peers;
using Pacte.TestKit;
using Pacte.Web.Outbox;
using Pacte.Web.Outbox.Sms;

namespace Pacte.IntegrationTests.Outbox;

/// <summary>Against a provider over real HTTP: what it is posted, and what is made of its answers.</summary>
public sealed class SmsSenderTests(PacteApp app, SmsPeer peer) : OutboxTest(app), IClassFixture<PacteApp>, IClassFixture<SmsPeer>
{
    private const string Key = "une clé partagée de plus de trente-deux signes";
    private const string Number = "+33639980001";

    [Fact]
    public async Task A_message_is_posted_signed_under_its_id_in_the_alphabet_of_short_messages()
    {
        peer.Answer = SmsPeer.Accept;
        var id = await WriteAsync(new MessageToSend("sms:1", Number, "-", "C’est réservé\u00A0: à bientôt", App.Clock.GetUtcNow().AddHours(1)));

        await DeliverAsync(Sender());

        var request = peer.Requests.Single(r => r.Headers["Idempotency-Key"] == id.ToString("N"));
        var body = JsonDocument.Parse(request.Body).RootElement;
        Assert.Equal(
            (id.ToString(), Number, "Pacte", "C'est réservé : à bientot"),
            (body.GetProperty("id").GetString(), body.GetProperty("to").GetString(), body.GetProperty("from").GetString(), body.GetProperty("text").GetString()));
        var time = request.Headers["X-Pacte-Timestamp"];
        Assert.Equal(App.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), time);
        var signed = Encoding.UTF8.GetBytes($"{time}.").Concat(request.Body).ToArray();
        Assert.Equal($"v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), signed))}", request.Headers["X-Pacte-Signature"]);
        Assert.Equal(MessageState.Sent, await StateOfAsync(id));
    }

    [Theory]
    [InlineData(429, MessageState.Waiting), InlineData(500, MessageState.Waiting), InlineData(503, MessageState.Waiting)]
    [InlineData(401, MessageState.Waiting), InlineData(400, MessageState.Failed), InlineData(422, MessageState.Failed)]
    public async Task The_answer_decides_and_time_asked_for_is_given(int status, MessageState state)
    {
        peer.Answer = http =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.RetryAfter = "600";
            return Task.CompletedTask;
        };
        var id = await WriteAsync($"+3363998{1000 + status}", hours: 5);

        await DeliverAsync(Sender());

        var message = await FindAsync(id);
        Assert.Equal((state, $"http-{status}"), (message.State, message.LastFailure));
        if (state is MessageState.Waiting)
            Assert.Equal(App.Clock.GetUtcNow().AddMinutes(10), message.DueAt);
    }

    [Fact]
    public async Task A_provider_that_hangs_up_without_an_answer_is_asked_once_more_under_the_same_key()
    {
        peer.Answer = http =>
        {
            http.Abort();
            return Task.CompletedTask;
        };
        var id = await WriteAsync("+33639980002", hours: 24);

        for (var hour = 0; hour < 5; hour++)
        {
            await DeliverAsync(Sender());
            App.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(2, CountOf(id));
        Assert.Equal((MessageState.Unsure, "http-no-answer"), ((await FindAsync(id)).State, (await FindAsync(id)).LastFailure));
    }

    [Fact]
    public async Task A_provider_that_falls_silent_ends_the_attempt_in_its_time()
    {
        var silent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        peer.Answer = async http =>
        {
            silent.SetResult();
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };
        var sender = Sender();
        var id = await WriteAsync("+33639980003", hours: 24);

        var round = DeliverAsync(sender);
        await silent.Task;
        App.Clock.Advance(sender.Patience);
        await round;
        peer.Answer = SmsPeer.Accept;
        App.Clock.Advance(TimeSpan.FromMinutes(2));
        await DeliverAsync(sender);

        Assert.Equal(2, CountOf(id));
        Assert.Equal(MessageState.Sent, await StateOfAsync(id));
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_has_nothing()
    {
        var id = await WriteAsync("+33639980004", hours: 24);

        await DeliverAsync(Sender(new("http://127.0.0.1:1/messages")));

        var message = await FindAsync(id);
        Assert.Equal((MessageState.Waiting, "http-connect", null), (message.State, message.LastFailure, message.MaybeSentAt));
    }

    private int CountOf(Guid id) => peer.Requests.Count(r => r.Headers["Idempotency-Key"] == id.ToString("N"));

    private SmsSender Sender(Uri? address = null) =>
        new(SmsConnection.NewClient(), Options.Create(new SmsOptions { Address = address ?? peer.Address, Key = Key }), App.Clock);
}
