using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Pacte.Domain.Access;
using Pacte.Domain.Messages;
using Pacte.IntegrationTests.Outbox.Peers;
using Pacte.IntegrationTests.Starting;
using Pacte.TestKit;
using Pacte.Web.Outbox;
using Pacte.Web.Outbox.Smtp;

namespace Pacte.IntegrationTests.Outbox;

/// <summary>The executable as a process of its own that sends: encrypted to a peer that it trusts, and killed while it does.</summary>
public sealed class SendingProcessTests(TestDatabase database, SmtpPeer peer) : IClassFixture<TestDatabase>, IClassFixture<SmtpPeer>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_letter_leaves_encrypted_to_a_peer_whose_certificate_is_trusted()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Where trusted authorities are named by SSL_CERT_FILE: runs on Linux.");
        var id = await WriteAsync();

        await using (var process = StartedApp.Start(
            Settings(peer.Port, ("Pacte__Mail__UseTls", "true"), ("SSL_CERT_FILE", peer.AuthorityFile)), "--urls", "http://127.0.0.1:0"))
            Assert.EndsWith("attempt 1: Sent", await process.SaidAsync($"{id}, attempt 1"), StringComparison.Ordinal);

        Assert.Equal(MessageState.Sent, (await FindAsync(id)).State);
        Assert.True(Assert.Single(await peer.CopiesOfAsync(id)).IsEncrypted);
    }

    [Theory]
    [InlineData(BreakPoint.Data, 1)]
    [InlineData(BreakPoint.AfterDot, 2)]
    public async Task A_process_killed_while_it_sends_loses_nothing_and_a_second_copy_leaves_only_where_the_peer_may_have_the_first(BreakPoint at, int copies)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals: runs on Linux and macOS.");
        await using var wire = new SmtpWire(peer.Port, at, silent: true);
        var id = await WriteAsync();
        await using (var process = StartedApp.Start(Settings(wire.Port), "--urls", "http://127.0.0.1:0"))
        {
            await wire.Silence.Task.WaitAsync(Patience);
            await process.KillAsync();
        }

        Assert.Equal(MessageState.Waiting, (await FindAsync(id)).State);
        Assert.Equal(copies - 1, (await peer.CopiesOfAsync(id)).Count);
        // Its claim would end by itself a minute and a half later.
        await ChangeAsync($"update outbox_messages set claimed_until = now() - interval '1 second' where id = '{id}'");
        await DeliverAsync();
        await ChangeAsync($"update outbox_messages set due_at = now() where id = '{id}'");
        await DeliverAsync();

        Assert.Equal(MessageState.Sent, (await FindAsync(id)).State);
        Assert.Equal(copies, (await peer.CopiesOfAsync(id)).Count);
    }

    private Dictionary<string, string> Settings(int port, params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__Pacte"] = database.ConnectionString,
            ["Pacte__Mail__Host"] = "127.0.0.1",
            ["Pacte__Mail__Port"] = port.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in more)
            settings[name] = value;
        return settings;
    }

    // By the machine's clock, which is the process's.
    private async Task<Guid> WriteAsync()
    {
        var now = DateTimeOffset.UtcNow;
        await using var db = database.Open(Scope.Service);
        var message = new OutboxMessage
        {
            Id = Guid.CreateVersion7(),
            EventKey = $"test:{Guid.NewGuid()}",
            RecipientKey = "recipient",
            Channel = MessageChannel.Email,
            Address = "louise@exemple.test",
            Subject = "Objet",
            Body = "Corps",
            IsOnDemand = false,
            CreatedAt = now,
            DueAt = now,
            ExpiresAt = now.AddHours(6),
        };
        db.OutboxMessages.Add(message);
        await db.SaveChangesAsync();
        return message.Id;
    }

    private Task<int> DeliverAsync()
    {
        var sender = new SmtpSender(Options.Create(new MailOptions { Host = "127.0.0.1", Port = peer.Port }), TimeProvider.System);
        var queue = new MessageQueue(database.Work, TimeProvider.System);
        return new DeliverMessages(queue, [sender], TimeProvider.System, NullLogger<DeliverMessages>.Instance).ExecuteAsync(default);
    }

    private async Task<OutboxMessage> FindAsync(Guid id)
    {
        await using var db = database.Open();
        return await db.OutboxMessages.AsNoTracking().SingleAsync(m => m.Id == id);
    }

    private async Task ChangeAsync(string sql)
    {
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
