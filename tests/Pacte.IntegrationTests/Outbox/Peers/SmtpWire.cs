using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pacte.IntegrationTests.Outbox.Peers;

/// <summary>Where a dialogue breaks. At a verb: the peer has read it and answered, and the answer does not arrive.</summary>
public enum BreakPoint
{
    Greeting,
    Ehlo,
    Mail,
    Rcpt,
    Data,
    HalfBody,
    BeforeDot,
    AfterDot,
    AfterReply,
}

/// <summary>
/// The line between us and an SMTP peer. It passes every byte on, and breaks where it is told: it hangs up, or falls silent until
/// we hang up.
/// </summary>
internal sealed class SmtpWire : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;
    private readonly int peer;
    private int breaksLeft;

    public SmtpWire(int peer, BreakPoint at, int times = 1, bool silent = false)
    {
        (this.peer, At, breaksLeft, IsSilent) = (peer, at, times, silent);
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Ends once the line has fallen silent.</summary>
    public TaskCompletionSource Silence { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BreakPoint At { get; }

    private bool IsSilent { get; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var calls = new List<Task>();
        try
        {
            while (true)
                calls.Add(PassAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(calls);
        }
    }

    private async Task PassAsync(TcpClient caller)
    {
        using var us = caller;
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, peer, stop.Token);
            await new Call(this, us.GetStream(), server.GetStream()).RunAsync();
        }
        catch (Exception end) when (end is IOException or OperationCanceledException or SocketException)
        {
            // Either side hung up.
        }
    }

    private bool Breaks(BreakPoint at) => at == At && Interlocked.Decrement(ref breaksLeft) >= 0;

    private sealed class Call(SmtpWire wire, NetworkStream us, NetworkStream server)
    {
        private readonly StreamReader ours = new(us, Encoding.Latin1);
        private readonly StreamReader theirs = new(server, Encoding.Latin1);

        public async Task RunAsync()
        {
            if (!await AnswerAsync(BreakPoint.Greeting))
                return;
            while (await ours.ReadLineAsync(wire.stop.Token) is { } line)
            {
                await WriteAsync(server, line);
                var verb = line.Split(' ')[0];
                var point = Enum.TryParse<BreakPoint>(verb, ignoreCase: true, out var known) ? known : (BreakPoint?)null;
                if (!await AnswerAsync(point))
                    return;
                if (point is BreakPoint.Data && !await PassLetterAsync())
                    return;
            }
        }

        private async Task<bool> PassLetterAsync()
        {
            for (var count = 0; await ours.ReadLineAsync(wire.stop.Token) is { } line; count++)
            {
                if (count == 12 && wire.Breaks(BreakPoint.HalfBody))
                    return false;
                if (line == "." && wire.Breaks(BreakPoint.BeforeDot))
                    return false;
                await WriteAsync(server, line);
                if (line == ".")
                    return await AnswerAsync(BreakPoint.AfterDot) && !wire.Breaks(BreakPoint.AfterReply);
            }

            return false;
        }

        // False when the line broke instead of passing the answer on.
        private async Task<bool> AnswerAsync(BreakPoint? point)
        {
            var lines = new List<string>();
            do
                lines.Add(await theirs.ReadLineAsync(wire.stop.Token) ?? throw new IOException("The peer hung up."));
            while (lines[^1].Length > 3 && lines[^1][3] == '-');
            if (point is { } at && wire.Breaks(at))
            {
                await FallAsync();
                return false;
            }

            foreach (var line in lines)
                await WriteAsync(us, line);
            return true;
        }

        private async Task FallAsync()
        {
            if (!wire.IsSilent)
                return;
            wire.Silence.SetResult();
            while (await ours.ReadLineAsync(wire.stop.Token) is not null)
            {
            }
        }

        private async Task WriteAsync(NetworkStream to, string line) =>
            await to.WriteAsync(Encoding.Latin1.GetBytes($"{line}\r\n"), wire.stop.Token);
    }
}
