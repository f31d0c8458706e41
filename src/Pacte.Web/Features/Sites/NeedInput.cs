using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Web.Ui;

namespace Pacte.Web.Features.Sites;

/// <summary>A need as it is typed: everything is text, so that what is wrong can be shown again.</summary>
public sealed class NeedInput
{
    public const string Prefix = "Input";

    /// <summary>Set when an existing need is changed.</summary>
    public Guid? NeedId { get; set; }

    [Required(ErrorMessage = "Choisissez une date.")]
    public string? Date { get; set; }
    public DayPart Part { get; set; } = DayPart.FullDay;
    public Specialty Specialty { get; set; }

    [RegularExpression(@"\d{1,2}", ErrorMessage = "Écrivez un nombre, par exemple 1.")]
    [Required(ErrorMessage = "Écrivez un nombre, par exemple 1.")]
    public string? Min { get; set; } = "1";

    [RegularExpression(@"\d{1,2}", ErrorMessage = "Écrivez un nombre, par exemple 1.")]
    [Required(ErrorMessage = "Écrivez un nombre, par exemple 1.")]
    public string? Desired { get; set; } = "1";

    [RegularExpression(@"\d{1,2}", ErrorMessage = "Écrivez un nombre, par exemple 1.")]
    [Required(ErrorMessage = "Écrivez un nombre, par exemple 1.")]
    public string? Max { get; set; } = "1";

    /// <summary>The same day of each week, to the end of the month.</summary>
    public bool EachWeek { get; set; }

    public static NeedInput Of(NeedLine need) => new()
    {
        NeedId = need.Id,
        Date = Printed.Machine(need.Date),
        Part = need.Part,
        Specialty = need.Specialty,
        Min = Text(need.Min),
        Desired = Text(need.Desired),
        Max = Text(need.Max),
    };

    public FormErrors Check()
    {
        var errors = FormErrors.Of(this, Prefix);
        if (Date is { Length: > 0 } && FirstDate is null)
            errors.Add($"{Prefix}.{nameof(Date)}", "Cette date n’existe pas.");
        return errors;
    }

    public DateOnly? FirstDate =>
        DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>Only after <see cref="Check"/> found nothing.</summary>
    public IReadOnlyList<DateOnly> Dates()
    {
        var first = FirstDate!.Value;
        var month = MonthOfYear.Of(first);
        return EachWeek ? [.. month.Days.Where(day => day >= first && day.DayOfWeek == first.DayOfWeek)] : [first];
    }

    public (int Min, int Desired, int Max) Counts() => (Number(Min), Number(Desired), Number(Max));

    private static int Number(string? text) => int.Parse(text!, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
