using Microsoft.Extensions.Options;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Web.Outbox;
using Pacte.Web.Shell;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking.Rights;

/// <summary>The words of the messages about what is held on somebody. They name nobody.</summary>
public sealed class RightsMessages(IOptions<OperatorOptions> options, TimeProvider clock)
{
    public MessageToSend Code(BookingDraft draft, Contact contact, string code) => new(
        $"rights-code:{draft.Id:N}:{draft.CodesSent}",
        contact.Value,
        Say("Votre code"),
        Signed(Say($"Votre code Pacte, pour vos données personnelles\u00A0: {code}. Il est valable dix minutes. Ne le donnez à personne.")),
        draft.CodeExpiresAt!.Value)
    {
        IsOnDemand = true,
        Kind = MessageKind.Code,
    };

    /// <summary>To the former contact, so that nobody changes it unknown to its owner.</summary>
    public MessageToSend ContactChanged(Guid person, string former)
    {
        var now = clock.GetUtcNow();
        return new(
            $"contact-changed:{person:N}:{now.ToUnixTimeSeconds()}",
            former,
            Say("Votre contact a changé"),
            Signed(Say("Vos prochains messages Pacte n’arriveront plus ici\u00A0: un autre contact a été donné. Si ce n’est pas vous, appelez le lieu de votre rendez-vous.")),
            now.AddDays(1));
    }

    private string Signed(string body) => options.Value.Sign(body);
}
