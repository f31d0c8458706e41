using System.ComponentModel.DataAnnotations;
using Pacte.Web.Languages;

namespace Pacte.Web.Shell;

/// <summary>
/// Who answers for this service (settings, <c>Pacte:Operator</c>). Nobody by default: until a name is given,
/// every page and message says that it is a demonstration.
/// </summary>
public sealed class OperatorOptions
{
    public const string Section = "Pacte:Operator";

    public string? Name { get; set; }

    /// <summary>Postal address, one line.</summary>
    public string? Address { get; set; }

    [EmailAddress]
    public string? Email { get; set; }

    public string? Phone { get; set; }

    /// <summary>The person who answers for what is published.</summary>
    public string? PublicationDirector { get; set; }

    /// <summary>Name and address of the company that hosts the servers.</summary>
    public string? Host { get; set; }

    /// <summary>Where to write about personal data.</summary>
    [EmailAddress]
    public string? DataProtectionEmail { get; set; }

    public bool IsDemonstration => string.IsNullOrWhiteSpace(Name);

    /// <summary>The words of a message, which say that it is a demonstration until somebody answers for it.</summary>
    public string Sign(string body) => IsDemonstration ? $"{body}\n{Speech.Say("Démonstration\u00A0: aucun rendez-vous réel.")}" : body;
}
