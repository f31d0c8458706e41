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

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public FormErrors Check()
    {
        var errors = new FormErrors();
        if (TypedName.FirstNameError(FirstName) is { } first)
            errors.Add(PatientForm.Name(nameof(FirstName)), first);
        if (TypedName.LastNameError(LastName) is { } last)
            errors.Add(PatientForm.Name(nameof(LastName)), last);
        return errors;
    }
}
