using System.Net;
using Pacte.LoadTests.Surroundings;

namespace Pacte.LoadTests.Traffic;

/// <summary>Requests that no page of ours led to: slots and drafts that do not exist, tokens and keys made up, from a few addresses.</summary>
internal sealed class ForgedTraffic(Target target) : ITraffic
{
    private const int Addresses = 20;
    private const string Token = "__RequestVerificationToken=CfDJ8MadeUpMadeUpMadeUpMadeUpMadeUpMadeUp";

    private readonly string[] addresses = [.. Enumerable.Range(0, Addresses).Select(_ => Crowd.NextAddress())];
    private int next;

    public IReadOnlyCollection<Promise> Promised => [];

    public async Task<string?> ArriveAsync(Action<TimeSpan> also, CancellationToken ct)
    {
        var number = Interlocked.Increment(ref next);
        var id = Guid.NewGuid();
        var (path, form) = (number % 6) switch
        {
            0 => ("/reservation", $"creneau={id}"),
            1 => ("/reservation", "creneau=1+or+1"),
            2 => ($"/reservation/{id:N}", $"_handler=informations&{Token}&Input.LastName=Carlier"),
            3 => ($"/reservation/{id:N}/code", $"_handler=code&{Token}&Code=123456"),
            4 => ($"/rendez-vous/ABCD-EFGH?cle={id:N}", null),
            _ => ("/mon-rendez-vous", $"_handler=lien&{Token}&Contact=louise%40exemple.test"),
        };
        var reply = await target.AskAsync(addresses[number % Addresses], [], path, form, ct);
        if (reply.Error is { } error)
            return reply.Status is HttpStatusCode.TooManyRequests ? null : error;
        return reply.Location.StartsWith("/reservation/", StringComparison.Ordinal) && !reply.Location.Contains("/pris", StringComparison.Ordinal)
            ? $"a forged request led to {reply.Location}"
            : null;
    }
}
