using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pacte.IntegrationTests.Outbox.Peers;

/// <summary>Answers whatever is asked by HTTP with one file.</summary>
internal sealed class OneFileServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public OneFileServer()
    {
        listener.Start();
        _ = ServeAsync();
    }

    public byte[] Content { get; set; } = [];

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/list.crl";

    public void Dispose() => listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var caller = await listener.AcceptTcpClientAsync();
                await AnswerAsync(caller.GetStream());
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or IOException)
        {
            // Disposed of.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
            // Which file is asked for does not matter: there is one.
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {Content.Length}\r\nConnection: close\r\n\r\n"));
        await stream.WriteAsync(Content);
    }
}
