using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using MimeKit;
using Pacte.Domain;
using Pacte.Domain.Messages;
using Pacte.IntegrationTests.Outbox.Peers;
using Pacte.TestKit;
using Pacte.Web.Languages;
using Pacte.Web.Outbox;
using Pacte.Web.Outbox.Smtp;

namespace Pacte.IntegrationTests.Outbox;

/// <summary>Against a real SMTP server: where the dialogue breaks, how many copies it took, and what is said of the message.</summary>
public sealed class SmtpSenderTests(PacteApp app, SmtpPeer peer) : OutboxTest(app), IClassFixture<PacteApp>, IClassFixture<SmtpPeer>
{
    private static readonly TimeSpan NextTry = TimeSpan.FromMinutes(3);

    [Theory]
    [InlineData(BreakPoint.Greeting), InlineData(BreakPoint.Ehlo), InlineData(BreakPoint.Mail), InlineData(BreakPoint.Rcpt), InlineData(BreakPoint.Data)]
    [InlineData(BreakPoint.HalfBody), InlineData(BreakPoint.BeforeDot), InlineData(BreakPoint.AfterDot), InlineData(BreakPoint.AfterReply)]
    public async Task Wherever_the_line_is_cut_the_letter_arrives(BreakPoint at)
    {
        await using var wire = new SmtpWire(peer.Port, at);
        var id = await WriteAsync("louise@exemple.test");

        await DeliverAsync(Sender(wire.Port));
        var first = await FindAsync(id);
        Assert.Equal(at is BreakPoint.AfterDot or BreakPoint.AfterReply ? 1 : 0, await CopiesAsync(id));
        App.Clock.Advance(NextTry);
        await DeliverAsync(Sender(wire.Port));

        // A second copy where the peer may have taken the first without our reading it, and nowhere else.
        Assert.Equal(at is BreakPoint.AfterDot ? 2 : 1, await CopiesAsync(id));
        Assert.Equal(MessageState.Sent, await StateOfAsync(id));
        Assert.Equal(at is BreakPoint.AfterReply ? MessageState.Sent : MessageState.Waiting, first.State);
        if (at is BreakPoint.Greeting or BreakPoint.Ehlo or BreakPoint.Mail or BreakPoint.Rcpt or BreakPoint.Data)
            Assert.Null(first.MaybeSentAt);
        if (at is BreakPoint.AfterDot)
            Assert.NotNull(first.MaybeSentAt);
    }

    [Theory]
    [InlineData(BreakPoint.Greeting), InlineData(BreakPoint.Ehlo), InlineData(BreakPoint.Mail), InlineData(BreakPoint.Rcpt)]
    [InlineData(BreakPoint.Data), InlineData(BreakPoint.AfterDot)]
    public async Task Wherever_the_peer_falls_silent_the_attempt_ends_in_its_time(BreakPoint at)
    {
        await using var wire = new SmtpWire(peer.Port, at, silent: true);
        var sender = Sender(wire.Port);
        var id = await WriteAsync("louise@exemple.test");

        var round = DeliverAsync(sender);
        await wire.Silence.Task;
        App.Clock.Advance(sender.Patience);
        await round;
        var first = await FindAsync(id);
        App.Clock.Advance(NextTry);
        await DeliverAsync(sender);

        Assert.Equal(at is BreakPoint.AfterDot, first.MaybeSentAt is not null);
        Assert.Equal(at is BreakPoint.AfterDot ? 2 : 1, await CopiesAsync(id));
        Assert.Equal(MessageState.Sent, await StateOfAsync(id));
    }

    [Fact]
    public async Task A_peer_that_never_answers_the_end_gets_two_copies_and_no_more_and_the_message_shows_as_unsure()
    {
        await using var wire = new SmtpWire(peer.Port, BreakPoint.AfterDot, times: 100);
        var id = await WriteAsync("louise@exemple.test", hours: 48);

        for (var hour = 0; hour < 24; hour++)
        {
            await DeliverAsync(Sender(wire.Port));
            App.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(2, await CopiesAsync(id));
        var message = await FindAsync(id);
        Assert.Equal((MessageState.Unsure, "smtp-cut-after-end"), (message.State, message.LastFailure));
    }

    [Fact]
    public async Task A_peer_that_is_down_for_hours_loses_nothing()
    {
        var id = await WriteAsync("louise@exemple.test", hours: 24);
        var port = ClosedPort();

        for (var hour = 0; hour < 6; hour++)
        {
            await DeliverAsync(Sender(port));
            App.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal("smtp-cut-connect", (await FindAsync(id)).LastFailure);
        await DeliverAsync(Sender(peer.Port));
        Assert.Equal(1, await CopiesAsync(id));
        Assert.Equal(MessageState.Sent, await StateOfAsync(id));
    }

    [Fact]
    public async Task A_worker_killed_before_it_wrote_the_end_is_followed_by_one_copy_and_no_more()
    {
        var id = await WriteAsync("louise@exemple.test", hours: 24);

        await SendAndDieAsync(id);
        App.Clock.Advance(TimeSpan.FromMinutes(2));
        await SendAndDieAsync(id);
        App.Clock.Advance(TimeSpan.FromMinutes(2));
        await DeliverAsync(Sender(peer.Port));

        Assert.Equal(2, await CopiesAsync(id));
        Assert.Equal(MessageState.Unsure, await StateOfAsync(id));
    }

    [Fact]
    public async Task A_worker_killed_once_leaves_a_message_that_the_next_one_sends()
    {
        var id = await WriteAsync("louise@exemple.test", hours: 24);

        await SendAndDieAsync(id);
        await DeliverAsync(Sender(peer.Port));
        Assert.Equal(1, await CopiesAsync(id));
        App.Clock.Advance(TimeSpan.FromMinutes(2));
        await DeliverAsync(Sender(peer.Port));

        Assert.Equal(2, await CopiesAsync(id));
        Assert.Equal(MessageState.Sent, await StateOfAsync(id));
    }

    [Theory]
    [InlineData("inconnu", MessageState.Failed, "smtp-550-rcpt", true)]
    [InlineData("bloque", MessageState.Failed, "smtp-550-rcpt", false)]
    [InlineData("indesirable", MessageState.Failed, "smtp-554-end", false)]
    [InlineData("plein", MessageState.Waiting, "smtp-452-rcpt", false)]
    [InlineData("occupe", MessageState.Waiting, "smtp-451-end", false)]
    public async Task What_the_peer_answers_is_kept_as_a_code_and_decides(string name, MessageState state, string code, bool stops)
    {
        var id = await WriteAsync($"{name}@exemple.test", hours: 2);

        await DeliverAsync(Sender(peer.Port));

        var message = await FindAsync(id);
        Assert.Equal((state, code), (message.State, message.LastFailure));
        Assert.Equal(0, await CopiesAsync(id));
        var later = await WriteAsync($"{name}@exemple.test", hours: 2);
        await DeliverAsync(Sender(peer.Port));
        Assert.Equal(stops, (await FindAsync(later)).LastFailure is "ChannelStopped");
    }

    [Theory]
    [InlineData("mot de passe", "pacte")]
    [InlineData("faux", null)]
    public async Task A_password_signs_in_and_a_wrong_one_sends_nothing(string password, string? user)
    {
        var id = await WriteAsync("louise@exemple.test");

        await DeliverAsync(Sender(peer.Port, mail => (mail.User, mail.Password) = ("pacte", password)));

        Assert.Equal(user, (await peer.CopiesOfAsync(id)).SingleOrDefault()?.User);
        var message = await FindAsync(id);
        Assert.Equal(user is null ? MessageState.Waiting : MessageState.Sent, message.State);
        Assert.DoesNotContain("refused", message.LastFailure ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Encryption_that_cannot_be_trusted_sends_nothing()
    {
        var id = await WriteAsync("louise@exemple.test");

        await DeliverAsync(Sender(peer.Port, mail => mail.UseTls = true));

        Assert.Equal((MessageState.Waiting, "smtp-cut-starttls"), ((await FindAsync(id)).State, (await FindAsync(id)).LastFailure));
        Assert.Empty(await peer.CopiesOfAsync(id));
    }

    [Fact]
    public async Task A_letter_names_the_language_in_which_it_was_written()
    {
        MessageToSend message;
        using (Speech.In(Language.English))
            message = new("letter:2", "louise@exemple.test", "Your appointment", "It is booked.", App.Clock.GetUtcNow().AddHours(1)) { CalendarFile = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" };
        var id = await WriteAsync(message);

        await DeliverAsync(Sender(peer.Port));

        var letter = Assert.Single(await peer.CopiesOfAsync(id)).Message;
        Assert.Equal("en", letter.Body!.Headers[HeaderId.ContentLanguage]);
        Assert.Contains("<html lang=\"en\">", letter.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("appointment.ics", Assert.IsType<TextPart>(Assert.IsType<Multipart>(letter.Body)[1]).FileName);
    }

    [Fact]
    public async Task A_letter_says_the_same_as_text_and_as_HTML_and_brings_its_calendar_file()
    {
        const string Body = "C’est réservé.\n.\nVoir ou annuler ce rendez-vous\u00A0:\nhttps://pacte.test/rendez-vous/A?cle=b&c=<d>";
        var id = await WriteAsync(new MessageToSend("letter:1", "louise@exemple.test", "Votre rendez-vous\r\nBcc: autre@exemple.test", Body, App.Clock.GetUtcNow().AddHours(1))
        {
            CalendarFile = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nSUMMARY:Médecin\r\nEND:VCALENDAR\r\n",
        });

        await DeliverAsync(Sender(peer.Port));

        var letter = Assert.Single(await peer.CopiesOfAsync(id)).Message;
        Assert.Equal("Votre rendez-vous  Bcc: autre@exemple.test", letter.Subject);
        Assert.Empty(letter.Bcc);
        Assert.Equal("louise@exemple.test", Assert.IsType<MailboxAddress>(Assert.Single(letter.To)).Address);
        Assert.Equal(Body, letter.TextBody!.ReplaceLineEndings("\n").TrimEnd('\n'));
        Assert.Contains("href=\"https://pacte.test/rendez-vous/A?cle=b&amp;c=&lt;d&gt;\">Voir ou annuler ce rendez-vous</a>", letter.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", letter.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("lang=\"fr\"", letter.HtmlBody, StringComparison.Ordinal);
        var mixed = Assert.IsType<Multipart>(letter.Body);
        Assert.IsType<MultipartAlternative>(mixed[0]);
        var calendar = Assert.IsType<TextPart>(mixed[1]);
        Assert.Equal(("text/calendar", "CANCEL", "rendez-vous.ics"), (calendar.ContentType.MimeType, calendar.ContentType.Parameters["method"], calendar.FileName));
        Assert.Equal("BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nSUMMARY:Médecin\r\nEND:VCALENDAR\r\n", calendar.Text.ReplaceLineEndings("\r\n"));
    }

    [Theory]
    [InlineData("louise@exemple.test\r\nRCPT TO:<autre@exemple.test>")]
    [InlineData("louise@exemple.test, autre@exemple.test")]
    public async Task An_address_that_hides_another_is_refused(string address)
    {
        var id = await WriteAsync(address);

        await DeliverAsync(Sender(peer.Port));

        Assert.Equal((MessageState.Failed, "address"), ((await FindAsync(id)).State, (await FindAsync(id)).LastFailure));
        Assert.Empty(await peer.CopiesOfAsync(id));
    }

    private SmtpSender Sender(int port, Action<MailOptions>? more = null)
    {
        var mail = new MailOptions { Host = "127.0.0.1", Port = port };
        more?.Invoke(mail);
        return new(Options.Create(mail), App.Clock);
    }

    private async Task<int> CopiesAsync(Guid id) => (await peer.CopiesOfAsync(id)).Count;

    // What a process does that is killed between the peer's answer and its own record of it.
    private async Task SendAndDieAsync(Guid id)
    {
        var sender = Sender(peer.Port);
        var message = await Queue.ClaimAsync(MessageChannel.Email, sender.Patience + DeliverMessages.Margin, CancellationToken.None);
        Assert.Equal(id, message?.Id);
        Assert.Equal(SendOutcome.Sent, (await sender.SendAsync(message!, CancellationToken.None)).Outcome);
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
