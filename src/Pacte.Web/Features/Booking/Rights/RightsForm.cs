using System.ComponentModel.DataAnnotations;
using Pacte.Domain.Booking;
using Pacte.Web.Features.Booking.Taking;
using Pacte.Web.Ui;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking.Rights;

/// <summary>Who says that something is held on them: the contact that they gave, and their birth date.</summary>
public sealed class RightsForm
{
    public const string Prefix = "Input";

    public string? Contact { get; set; }

    public TypedDate Birth { get; set; } = new();

    public FormErrors Check(DateOnly today)
    {
        var errors = new FormErrors();
        if (Domain.Booking.Contact.Parse(Contact).Refusal is { } refusal)
            errors.Add(PatientForm.Name(nameof(Contact)), BookingText.Describe(refusal));
        if (Birth.IsEmpty)
            errors.Add(PatientForm.Name(nameof(Birth)), Say("Écrivez la date de naissance."));
        else if (Birth.Read() is not { } birth || birth.Date > today)
            errors.Add(PatientForm.Name(nameof(Birth)), Say("Cette date n’existe pas. Vérifiez le jour, le mois et l’année, avec quatre chiffres."));
        return errors;
    }
}

/// <summary>How a person's name is written.</summary>
public sealed class NameForm
{
    public const string Prefix = "Input";

    [StringLength(100, ErrorMessage = "Ce prénom est trop long.")]
    public string? FirstName { get; set; }

    [Required(ErrorMessage = "Écrivez le nom de naissance.")]
    [StringLength(100, ErrorMessage = "Ce nom est trop long.")]
    public string? LastName { get; set; }

    public FormErrors Check()
    {
        var errors = FormErrors.Of(this, Prefix);
        if (errors.Count == 0 && PersonIdentity.Fold(LastName).Length == 0)
            errors.Add(PatientForm.Name(nameof(LastName)), Say("Écrivez le nom de naissance, en lettres."));
        return errors;
    }
}
