using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Pacte.Domain.Time;
using Pacte.Web.Ui;

namespace Pacte.Web.Features.Doctors;

/// <summary>A cap as it is typed.</summary>
public sealed class CapInput
{
    public string? Month { get; set; }

    [Required(ErrorMessage = "Écrivez un nombre de demi-journées.")]
    [RegularExpression(@"\d{1,2}", ErrorMessage = "Écrivez un nombre, par exemple 4.")]
    public string? Cap { get; set; }

    public MonthOfYear? MonthOrNull => MonthOfYear.TryParse(Month, out var month) ? month : null;

    /// <summary>Only after its annotations were found in order.</summary>
    public int Number => int.Parse(Cap!, NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>An exemption as it is typed.</summary>
public sealed class ExemptionInput
{
    public const string Prefix = "Exemption";

    [Required(ErrorMessage = "Choisissez le premier jour.")]
    public string? From { get; set; }
    public string? Until { get; set; }
    public ExemptionKind Kind { get; set; }

    public FormErrors Check()
    {
        var errors = FormErrors.Of(this, Prefix);
        if (From is { Length: > 0 } && Date(From) is null)
            errors.Add($"{Prefix}.{nameof(From)}", "Cette date n’existe pas.");
        if (Until is { Length: > 0 } && Date(Until) is null)
            errors.Add($"{Prefix}.{nameof(Until)}", "Cette date n’existe pas.");
        if (errors.Count == 0 && Date(Until) < Date(From))
            errors.Add($"{Prefix}.{nameof(Until)}", "Le dernier jour ne peut pas venir avant le premier.");
        return errors;
    }

    /// <summary>Only after <see cref="Check"/> found nothing.</summary>
    public ExemptDoctor.Request Request(Guid doctorId) => new(doctorId, Date(From)!.Value, Date(Until), Kind);

    private static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
