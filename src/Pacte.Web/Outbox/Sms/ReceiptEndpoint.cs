using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace Pacte.Web.Outbox.Sms;

/// <summary>Where the provider posts its receipts, signed as our own requests are. An unsigned or old one is refused, and says nothing.</summary>
internal static class ReceiptEndpoint
{
    public const string Path = "/avis/sms";
    private const int LongestBody = 4096;

    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        RespectRequiredConstructorParameters = true,
    };

    public static WebApplication MapReceipts(this WebApplication app)
    {
        app.MapPost(Path, ReceiveAsync).AllowAnonymous().DisableAntiforgery();
        return app;
    }

    private static async Task<IResult> ReceiveAsync(
        HttpRequest request, RecordReceipt record, IOptions<SmsOptions> options, TimeProvider clock, CancellationToken ct)
    {
        if (await BodyOfAsync(request, ct) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var headers = request.Headers;
        if (!SmsSignature.Matches(
            options.Value.Key, headers[SmsSignature.TimeHeader], headers[SmsSignature.SignatureHeader], body, clock.GetUtcNow()))
            return Results.Unauthorized();
        if (Read(body) is not { } receipt)
            return Results.BadRequest();
        await record.ExecuteAsync(receipt, ct);
        return Results.NoContent();
    }

    private static Receipt? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<Receipt>(body, Shape);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<byte[]?> BodyOfAsync(HttpRequest request, CancellationToken ct)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(ct);
            if (read.Buffer.Length > LongestBody)
                return null;
            if (read.IsCompleted)
                return read.Buffer.ToArray();
            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
