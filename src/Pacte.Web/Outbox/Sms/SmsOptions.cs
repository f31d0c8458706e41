using System.ComponentModel.DataAnnotations;

namespace Pacte.Web.Outbox.Sms;

/// <summary>The provider of short messages. Without an address they stay in the outbox; in Development they show on /dev/messages as sent.</summary>
public sealed class SmsOptions : IValidatableObject
{
    public const string Section = "Pacte:Sms";
    private const int ShortestKey = 32;

    /// <summary>Where messages are posted.</summary>
    public Uri? Address { get; set; }

    /// <summary>The secret shared with the provider: what is sent to it and what it sends back are signed with it.</summary>
    public string Key { get; set; } = "";

    /// <summary>Shown to the recipient: three to eleven letters or digits.</summary>
    [RegularExpression("^[A-Za-z0-9]{3,11}$")]
    public string From { get; set; } = "Pacte";

    public bool IsSet => Address is not null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsSet && !(Address!.IsAbsoluteUri && Address.Scheme is "https" or "http"))
            yield return new($"{Section}:Address must be an http or https address.", [nameof(Address)]);
        if (IsSet && Key.Length < ShortestKey)
            yield return new($"{Section}:Key must have at least {ShortestKey} characters.", [nameof(Key)]);
    }
}
