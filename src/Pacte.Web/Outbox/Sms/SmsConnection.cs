using System.Net.Sockets;

namespace Pacte.Web.Outbox.Sms;

/// <summary>The connections to the provider: one that cannot be opened is told apart from one on which nothing is answered.</summary>
public static class SmsConnection
{
    private static readonly TimeSpan PatienceToConnect = TimeSpan.FromSeconds(10);

    // Addresses change: no connection is kept for ever.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public static HttpClient NewClient() => new(
        new SocketsHttpHandler { AllowAutoRedirect = false, ConnectCallback = ConnectAsync, PooledConnectionLifetime = Lifetime }, disposeHandler: true)
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(PatienceToConnect);
            await socket.ConnectAsync(context.DnsEndPoint, limit.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
