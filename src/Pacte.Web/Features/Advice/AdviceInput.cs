using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Pacte.Web.Ui;

namespace Pacte.Web.Features.Advice;

/// <summary>An advice as it is typed.</summary>
public sealed class AdviceInput
{
    [Required(ErrorMessage = "Choisissez un département.")]
    public string? Departement { get; set; }

    [Required(ErrorMessage = "Écrivez le numéro à appeler.")]
    [RegularExpression(@"\+?[0-9][0-9 .\u00A0\u202F]{1,19}", ErrorMessage = "Un numéro n’a que des chiffres. Par exemple\u00A0: 116117 ou 03 22 00 00 00.")]
    public string? Phone { get; set; }

    [Required(ErrorMessage = "Dites qui répond, et quand.")]
    [StringLength(300, ErrorMessage = "300 caractères au plus.")]
    public string? Words { get; set; }

    [Required(ErrorMessage = "Dites à partir de quel jour.")]
    public string? From { get; set; }

    public string? Until { get; set; }

    public FormErrors Check(DateOnly today)
    {
        var errors = FormErrors.Of(this, "Input");
        if (From is { Length: > 0 } && (Day(From) is not { } from || from < today))
            errors.Add("Input.From", "Choisissez aujourd’hui ou un jour à venir.");
        if (Until is { Length: > 0 } && (Day(Until) is not { } until || until < Day(From)))
            errors.Add("Input.Until", "Ce jour vient avant le premier.");
        return errors;
    }

    /// <summary>Only after <see cref="Check"/> found nothing.</summary>
    public SetAdvice.Request Request() => new(Departement!, Day(From)!.Value, Day(Until), Phone!.Trim(), Words!.Trim());

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
