using System.Diagnostics;
using System.Globalization;
using System.Net;
using Pacte.LoadTests.Surroundings;

namespace Pacte.LoadTests.Traffic;

/// <summary>What became of somebody who wanted a slot.</summary>
internal enum Outcome
{
    Booked,
    Taken,
    Failed,
}

/// <summary>
/// One person from a slot to the confirmation, page by page as a browser does without script: the button, the form and its token, the
/// code read in the message, the page that says that it is booked.
/// </summary>
internal sealed class Booker(Target target, Codes codes, string address, Action<TimeSpan> took)
{
    private const string Token = "name=\"__RequestVerificationToken\" value=\"";

    private static int people;

    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    /// <summary>What went wrong, once <see cref="Outcome.Failed"/>.</summary>
    public string? Error { get; private set; }

    /// <summary>The draft that the slot was held for.</summary>
    public Guid Draft { get; private set; }

    public async Task<Outcome> BookAsync(Guid slot, CancellationToken ct)
    {
        var held = await AskAsync("/reservation", $"creneau={slot}", ct);
        if (Error is not null)
            return Outcome.Failed;
        if (held.Location.Contains("/pris", StringComparison.Ordinal))
            return Outcome.Taken;
        if (!Guid.TryParse(held.Location.AsSpan(held.Location.LastIndexOf('/') + 1), out var draft))
            return Fail($"sent to {held.Location}");
        Draft = draft;
        var form = await AskAsync(held.Location, null, ct);
        var asked = await AskAsync(held.Location, FormOf(form.Body), ct);
        if (Error is not null)
            return Outcome.Failed;
        if (!asked.Location.EndsWith("/code", StringComparison.Ordinal))
            return Fail($"no code was sent: {(int)asked.Status} {asked.Location}");
        var page = await AskAsync(asked.Location, null, ct);
        if (await codes.OfAsync(draft, ct) is not { } code)
            return Fail("no code is in the outbox");
        var booked = await AskAsync(asked.Location, $"_handler=code&__RequestVerificationToken={TokenIn(page.Body)}&Code={code}", ct);
        if (Error is null && !booked.Location.Contains("/rendez-vous/", StringComparison.Ordinal))
            return Fail($"not booked: {(int)booked.Status} {booked.Location}");
        var confirmed = await AskAsync(booked.Location, null, ct);
        return Error is null && confirmed.Status is not HttpStatusCode.OK ? Fail($"{(int)confirmed.Status} instead of the confirmation")
            : Error is null ? Outcome.Booked : Outcome.Failed;
    }

    /// <summary>One page, timed.</summary>
    public async Task<PageReply> AskAsync(string path, string? form, CancellationToken ct)
    {
        if (Error is not null)
            return default;
        var began = Stopwatch.GetTimestamp();
        var reply = await target.AskAsync(address, cookies, path, form, ct);
        took(Stopwatch.GetElapsedTime(began));
        Error = reply.Error;
        return reply;
    }

    private Outcome Fail(string why)
    {
        Error ??= why;
        return Outcome.Failed;
    }

    private static string FormOf(string page)
    {
        var number = Interlocked.Increment(ref people).ToString(CultureInfo.InvariantCulture);
        var name = string.Concat(number.Select(digit => (char)('a' + digit - '0')));
        return $"_handler=informations&__RequestVerificationToken={TokenIn(page)}&Input.For=moi&Input.FirstName=Louise&Input.LastName=Carlier+{name}"
            + "&Input.Birth.Day=14&Input.Birth.Month=7&Input.Birth.Year=1961&Input.Commune=Amiens"
            + $"&Input.Contact=p{number}%40{LoadScene.MailDomain}&Input.Treating=non";
    }

    private static string TokenIn(string page)
    {
        var at = page.IndexOf(Token, StringComparison.Ordinal);
        return at < 0 ? "" : page[(at + Token.Length)..page.IndexOf('"', at + Token.Length)];
    }
}
