using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Pacte.Domain.Booking;
using Pacte.Web.Ui;

namespace Pacte.Web.Features.Booking;

/// <summary>A birth date in its three boxes, as typed.</summary>
public sealed class TypedDate
{
    public string? Day { get; set; }
    public string? Month { get; set; }
    public string? Year { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Month) && string.IsNullOrWhiteSpace(Year);

    /// <summary>« 31/2/1958 », or null when nothing was typed.</summary>
    public string? Text => IsEmpty ? null : $"{Day?.Trim()}/{Month?.Trim()}/{Year?.Trim()}";

    public static TypedDate Of(string? text) =>
        text?.Split('/') is [var day, var month, var year] ? new() { Day = day, Month = month, Year = year } : new();

    /// <summary>The day, when there is such a day.</summary>
    public DateOnly? Read() =>
        DateOnly.TryParseExact(Text, "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}

/// <summary>What the patient writes. Annotations and <see cref="Check"/> look at shapes; whether it may be booked is said later.</summary>
public sealed class PatientForm
{
    public const string Prefix = "Input";
    public const string ForMe = "moi";
    public const string ForSomebody = "proche";
    public const string Yes = "oui";
    public const string No = "non";

    private const int OldestAge = 125;

    public string? For { get; set; } = ForMe;

    [StringLength(100, ErrorMessage = "Ce prénom est trop long.")]
    public string? FirstName { get; set; }

    [Required(ErrorMessage = "Écrivez le nom de naissance.")]
    [StringLength(100, ErrorMessage = "Ce nom est trop long.")]
    public string? LastName { get; set; }

    public TypedDate Birth { get; set; } = new();

    public string? Contact { get; set; }

    public string? Treating { get; set; }

    public bool ForRelative => For == ForSomebody;

    public bool? HasTreatingDoctor => Treating switch
    {
        Yes => true,
        No => false,
        _ => null,
    };

    /// <summary>The form as the draft remembers it.</summary>
    public static PatientForm Of(BookingDraft draft) => new()
    {
        For = draft.ForRelative ? ForSomebody : ForMe,
        FirstName = draft.FirstName,
        LastName = draft.LastName,
        Birth = TypedDate.Of(draft.BirthDate),
        Contact = draft.Contact,
        Treating = draft.HasTreatingDoctor switch { true => Yes, false => No, null => null },
    };

    /// <summary>Keeps what was typed, right or wrong, so that nobody writes it twice.</summary>
    public void KeepIn(BookingDraft draft)
    {
        draft.ForRelative = ForRelative;
        draft.FirstName = Kept(FirstName);
        draft.LastName = Kept(LastName);
        draft.BirthDate = Kept(Birth.Text);
        draft.Contact = Kept(Contact);
        draft.HasTreatingDoctor = HasTreatingDoctor;
    }

    /// <summary>What is to be corrected, in the order of the fields.</summary>
    /// <param name="today">The date where the consultation takes place.</param>
    public FormErrors Check(DateOnly today)
    {
        var shapes = FormErrors.Of(this, Prefix);
        var errors = new FormErrors();
        foreach (var name in new[] { Name(nameof(FirstName)), Name(nameof(LastName)) })
        {
            if (shapes[name] is { } message)
                errors.Add(name, message);
        }

        if (errors.Count == 0 && PersonIdentity.Fold(LastName).Length == 0)
            errors.Add(Name(nameof(LastName)), "Écrivez le nom de naissance, en lettres.");
        if (BirthError(today) is { } birth)
            errors.Add(Name(nameof(Birth)), birth);
        if (Domain.Booking.Contact.Parse(Contact).Refusal is { } refusal)
            errors.Add(Name(nameof(Contact)), BookingText.Describe(refusal));
        if (HasTreatingDoctor is null)
            errors.Add(Name(nameof(Treating)), "Médecin traitant\u00A0: répondez oui ou non.");
        return errors;
    }

    public static string Name(string property) => $"{Prefix}.{property}";

    private string? BirthError(DateOnly today)
    {
        if (Birth.IsEmpty)
            return "Écrivez la date de naissance.";
        if (Birth.Read() is not { } date)
            return "Cette date n’existe pas. Vérifiez le jour, le mois et l’année, avec quatre chiffres.";
        if (date > today)
            return "Cette date de naissance est dans l’avenir.";
        return date < today.AddYears(-OldestAge) ? "Vérifiez l’année de naissance." : null;
    }

    private static string? Kept(string? typed) => typed is { Length: > 200 } ? typed[..200] : typed;
}
