using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Messages;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Outbox;

/// <summary>What the provider posts back, signed with the shared key.</summary>
public sealed class ReceiptsTests(ReceiptsTests.AppWithProvider app) : OutboxTest(app), IClassFixture<ReceiptsTests.AppWithProvider>
{
    private const string Key = "une clé partagée de plus de trente-deux signes";

    public sealed class AppWithProvider(TestPostgres postgres) : PacteApp(postgres)
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Pacte:Sms:Address", "http://127.0.0.1:1/messages").UseSetting("Pacte:Sms:Key", Key);
        }
    }

    [Fact]
    public async Task A_delivery_is_written_down_once()
    {
        var id = await SentAsync("+33639980001");

        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(id, "delivered"));
        var first = (await FindAsync(id)).DeliveredAt;
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(id, "delivered"));

        Assert.NotNull(first);
        Assert.Equal(first, (await FindAsync(id)).DeliveredAt);
    }

    [Fact]
    public async Task A_bounce_stops_the_channel_for_all_but_codes_until_a_code_comes_back()
    {
        const string Number = "+33639980002";
        await PostAsync(await SentAsync(Number), "undeliverable");
        var next = await WriteAsync(Number);
        var code = await WriteAsync(new Web.Outbox.MessageToSend("code:1", Number, "-", "123456", App.Clock.GetUtcNow().AddHours(1)) { Kind = MessageKind.Code });

        await Queue.SettleAsync(CancellationToken.None);
        Assert.Equal((MessageState.Failed, "ChannelStopped"), ((await FindAsync(next)).State, (await FindAsync(next)).LastFailure));
        Assert.Equal(MessageState.Waiting, await StateOfAsync(code));
        Assert.Equal(1, await App.Get<Web.Outbox.StoppedChannels>().ReopenAsync(Number, CancellationToken.None));
        var last = await WriteAsync(Number);
        await Queue.SettleAsync(CancellationToken.None);

        Assert.Equal(MessageState.Waiting, await StateOfAsync(last));
    }

    [Fact]
    public async Task A_receipt_settles_what_was_unsure()
    {
        var id = await SentAsync("+33639980003");
        await using (var db = App.Database.Open())
            await db.OutboxMessages.Where(m => m.Id == id).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.Unsure));

        await PostAsync(id, "delivered");

        Assert.Equal(MessageState.Sent, await StateOfAsync(id));
    }

    [Fact]
    public async Task A_receipt_that_is_not_signed_or_old_or_changed_is_refused()
    {
        var id = await SentAsync("+33639980004");

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(id, "delivered", key: "une autre clé"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(id, "delivered", age: TimeSpan.FromMinutes(6)));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(id, "delivered", age: TimeSpan.FromMinutes(-6)));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(id, "delivered", changed: true));
        Assert.Null((await FindAsync(id)).DeliveredAt);
    }

    [Fact]
    public async Task A_receipt_that_is_none_or_of_nothing_known_changes_nothing()
    {
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("{}"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("pas du JSON"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(new string(' ', 5000)));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(Guid.NewGuid(), "delivered"));
    }

    private async Task<Guid> SentAsync(string number)
    {
        var id = await WriteAsync(number);
        await using var db = App.Database.Open();
        await db.OutboxMessages.Where(m => m.Id == id).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.Sent));
        return id;
    }

    private Task<HttpStatusCode> PostAsync(Guid id, string status, string key = Key, TimeSpan age = default, bool changed = false) =>
        PostAsync($$"""{"id":"{{id}}","status":"{{status}}"}""", key, age, changed);

    private async Task<HttpStatusCode> PostAsync(string body, string key = Key, TimeSpan age = default, bool changed = false)
    {
        var time = (App.Clock.GetUtcNow() - age).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{time}.{body}")));
        using var client = App.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/avis/sms")
        {
            Headers = { { "X-Pacte-Timestamp", time }, { "X-Pacte-Signature", $"v1={signature}" } },
            Content = new StringContent(changed ? body.Replace("delivered", "undeliverable", StringComparison.Ordinal) : body),
        };
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
