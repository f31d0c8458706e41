using System.ComponentModel.DataAnnotations;

namespace Pacte.Web.Outbox.Smtp;

/// <summary>Where e-mails leave from. Without a host they stay in the outbox; in Development they show on /dev/messages as sent.</summary>
public sealed class MailOptions
{
    public const string Section = "Pacte:Mail";

    /// <summary>SMTP server; null keeps every message in the outbox.</summary>
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 25;

    /// <summary>Encrypted from the start on port 465, by STARTTLS on the others; a server that offers neither gets nothing.</summary>
    public bool UseTls { get; set; }
    public string? User { get; set; }
    public string? Password { get; set; }

    [Required, EmailAddress]
    public string From { get; set; } = "pacte@exemple.test";

    public bool IsSet => !string.IsNullOrWhiteSpace(Host);
}
