using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Pacte.Domain.Messages;

namespace Pacte.Web.Outbox.Sms;

/// <summary>
/// Posts a short message to the provider, signed, under the message's id as idempotency key. A request that was never written is tried
/// again; one whose answer was not read is unsure.
/// </summary>
public sealed class SmsSender(HttpClient http, IOptions<SmsOptions> options, TimeProvider clock) : IMessageSender
{
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    public MessageChannel Channel => MessageChannel.Sms;

    public bool IsReady => options.Value.IsSet;

    public TimeSpan Patience => TimeSpan.FromSeconds(30);

    public async Task<SendResult> SendAsync(OutboxMessage message, CancellationToken patience)
    {
        using var request = Request(message);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience);
            return Answered(response);
        }
        catch (HttpRequestException error) when (error.HttpRequestError is HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new(SendOutcome.TryAgain, "http-connect");
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException)
        {
            return new(SendOutcome.Unsure, "http-no-answer");
        }
    }

    private HttpRequestMessage Request(OutboxMessage message)
    {
        var sms = options.Value;
        var body = JsonSerializer.SerializeToUtf8Bytes(new { id = message.Id, to = message.Address, from = sms.From, text = message.Body });
        var time = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new(HttpMethod.Post, sms.Address)
        {
            Headers =
            {
                { "Idempotency-Key", message.Id.ToString("N") },
                { SmsSignature.TimeHeader, time },
                { SmsSignature.SignatureHeader, SmsSignature.Of(sms.Key, time, body) },
            },
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
    }

    // What is wrong with our own account or with the provider passes; what is wrong with the message stays.
    private SendResult Answered(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var code = $"http-{status.ToString(CultureInfo.InvariantCulture)}";
        return response.StatusCode switch
        {
            _ when response.IsSuccessStatusCode => new(SendOutcome.Sent),
            HttpStatusCode.UnprocessableEntity => new(SendOutcome.NoSuchRecipient, code),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.RequestTimeout
                or HttpStatusCode.TooManyRequests => new(SendOutcome.TryAgain, code, RetryAfter(response)),
            _ when status is >= 400 and < 500 => new(SendOutcome.Refused, code),
            _ => new(SendOutcome.TryAgain, code, RetryAfter(response)),
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter?.Delta ?? response.Headers.RetryAfter?.Date - clock.GetUtcNow();
        return asked > LongestRetryAfter ? LongestRetryAfter : asked;
    }
}
