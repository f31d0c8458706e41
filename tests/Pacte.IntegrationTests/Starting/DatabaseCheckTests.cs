using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;
using Pacte.TestKit;
using Pacte.Web.Starting;

namespace Pacte.IntegrationTests.Starting;

public sealed class DatabaseCheckTests(TestPostgres postgres)
{
    [Fact]
    public async Task A_server_older_than_15_is_refused_with_its_version()
    {
        using var server = new OldServer("14.12");
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(
            () => DatabaseCheck.RequireUsableAsync($"Host=127.0.0.1;Port={server.Port};Username=a;Database=pacte", CancellationToken.None));

        Assert.Contains("version 14", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_database_is_named()
    {
        var address = await postgres.CreateAsync(DatabaseTemplate.Empty);
        var wrong = new NpgsqlConnectionStringBuilder(address) { Database = "absente" };
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(
            () => DatabaseCheck.RequireUsableAsync(wrong.ConnectionString, CancellationToken.None));

        Assert.Contains("/absente", refusal.Message, StringComparison.Ordinal);
        await DatabaseCheck.RequireUsableAsync(address, CancellationToken.None);
        await postgres.DropAsync(address);
    }

    [Fact]
    public async Task A_mistyped_connection_string_is_refused()
    {
        await Assert.ThrowsAsync<StartRefusedException>(() => DatabaseCheck.RequireUsableAsync("Hote=localhost", CancellationToken.None));
    }

    /// <summary>Greets as a PostgreSQL server of some version does: no old one can be had everywhere that these tests run.</summary>
    private sealed class OldServer : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, port: 0);

        public OldServer(string version)
        {
            listener.Start();
            _ = GreetAsync(version);
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public void Dispose() => listener.Dispose();

        private async Task GreetAsync(string version)
        {
            using var client = await listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            var length = new byte[4];
            var code = new byte[4];
            while (true)
            {
                await stream.ReadExactlyAsync(length);
                await stream.ReadExactlyAsync(code);
                await stream.ReadExactlyAsync(new byte[BinaryPrimitives.ReadInt32BigEndian(length) - 8]);
                if (BinaryPrimitives.ReadInt32BigEndian(code) == 196608)
                    break;
                // A request for encryption, which comes before the start-up message.
                await stream.WriteAsync("N"u8.ToArray());
            }
            await stream.WriteAsync(Message('R', [0, 0, 0, 0]));
            foreach (var (name, value) in new[] { ("server_version", version), ("client_encoding", "UTF8"), ("standard_conforming_strings", "on") })
                await stream.WriteAsync(Message('S', Encoding.ASCII.GetBytes($"{name}\0{value}\0")));
            await stream.WriteAsync(Message('Z', "I"u8.ToArray()));
            // Until the other side hangs up, or says anything at all.
            _ = await stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false);
        }

        private static byte[] Message(char kind, byte[] body)
        {
            var bytes = new byte[5 + body.Length];
            bytes[0] = (byte)kind;
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1), 4 + body.Length);
            body.CopyTo(bytes, 5);
            return bytes;
        }
    }
}
