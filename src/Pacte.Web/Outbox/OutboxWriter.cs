using Pacte.Domain;
using Pacte.Domain.Messages;
using Pacte.Web.Access;
using Pacte.Web.Data;
using Pacte.Web.Languages;

namespace Pacte.Web.Outbox;

/// <summary>A message to write: what happened (with its id), to whom, in which words, and until when it is worth sending.</summary>
/// <param name="Address">Null for somebody without a contact: what happened is then told by voice, about the appointment that it names.</param>
public sealed record MessageToSend(string EventKey, string? Address, string Subject, string Body, DateTimeOffset ExpiresAt)
{
    /// <summary>In which its words were written: the one spoken then.</summary>
    public Language Language { get; } = Speech.Spoken;

    /// <summary>An RFC 5545 file to attach to an e-mail.</summary>
    public string? CalendarFile { get; init; }

    /// <summary>Anybody who types the address can have it sent: refused past the recipient's cap of the day.</summary>
    public bool IsOnDemand { get; init; }

    /// <summary>Whose policy it follows.</summary>
    public MessageKind Kind { get; init; }

    /// <summary>Whose cap it counts for.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The appointment that it tells of: when it does not arrive, the front desk calls.</summary>
    public Guid? AppointmentId { get; init; }

    /// <summary>Makes it void once the appointment is no longer booked at this time.</summary>
    public DateTimeOffset? AppointmentStartsAt { get; init; }

    /// <summary>IANA zone in which its quiet hours are meant.</summary>
    public string? TimeZone { get; init; }

    /// <summary>An address with an @ is an e-mail; anything else is an E.164 number.</summary>
    public MessageChannel Channel =>
        Address is null ? MessageChannel.Call : Address.Contains('@', StringComparison.Ordinal) ? MessageChannel.Email : MessageChannel.Sms;
}

/// <summary>Writes messages in the transaction of the act that they tell; a worker sends them.</summary>
public sealed class OutboxWriter(TimeProvider clock, KeyedHash hash)
{
    public void Write(PacteDb db, MessageToSend message)
    {
        var now = clock.GetUtcNow();
        db.OutboxMessages.Add(new OutboxMessage
        {
            Id = Guid.CreateVersion7(now),
            EventKey = message.EventKey,
            RecipientKey = message.Address is { } address ? RecipientKeyOf(address) : CallKeyOf(message.PersonId!.Value),
            Channel = message.Channel,
            Kind = message.Kind,
            Address = message.Address ?? "",
            Subject = message.Subject,
            Body = message.Channel switch { MessageChannel.Call => "", MessageChannel.Sms => Gsm7.Fold(message.Body), _ => message.Body },
            CalendarFile = message.Channel is MessageChannel.Call ? null : message.CalendarFile,
            Language = message.Language,
            PersonId = message.PersonId,
            AppointmentId = message.AppointmentId,
            AppointmentStartsAt = message.AppointmentStartsAt,
            TimeZone = message.TimeZone,
            IsOnDemand = message.IsOnDemand,
            CreatedAt = now,
            DueAt = now,
            ExpiresAt = message.ExpiresAt,
        });
    }

    /// <summary>What an address is looked up by.</summary>
    public string RecipientKeyOf(string address) => hash.OfText("recipient", address);

    /// <summary>What stands for somebody who has no address.</summary>
    public string CallKeyOf(Guid personId) => hash.OfText("recipient-by-voice", personId.ToString("N"));
}
