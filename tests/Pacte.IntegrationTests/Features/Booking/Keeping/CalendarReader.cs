using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Features.Booking.Keeping;

/// <summary>What a calendar program understands of a file: that of the npm package <c>ical.js</c>.</summary>
/// <param name="Shown">« 29/03/2027 09:00 », as somebody in a time zone reads the start.</param>
internal sealed record ReadCalendar(
    int Events, string Method, string Uid, int Sequence, string Status, long Start, long End, string Shown, string Summary, string Location, string Description)
{
    private static readonly JsonSerializerOptions AsWritten = new(JsonSerializerDefaults.Web);

    public static async Task<ReadCalendar> OfAsync(string file, string readersZone)
    {
        var folder = await NpmFolder.InstalledAsync(Path.Combine(AppContext.BaseDirectory, "Features", "Booking", "Keeping", "Npm"), "pacte-calendar-reader");
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "read.mjs"), readersZone])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        }) ?? throw new InvalidOperationException("node did not start.");
        await node.StandardInput.WriteAsync(file);
        node.StandardInput.Close();
        var said = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return node.ExitCode == 0
            ? JsonSerializer.Deserialize<ReadCalendar>(said, AsWritten)!
            : throw new InvalidOperationException($"The file cannot be read:\n{file}");
    }
}
