using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Pacte.Domain.Sites;
using Pacte.Web.Ui;

namespace Pacte.Web.Features.Sites;

/// <summary>A site's sheet as it is typed.</summary>
public sealed class SiteInput
{
    public const string Prefix = "Input";

    public uint Version { get; set; }

    [Required(ErrorMessage = "Donnez un nom au lieu.")]
    [StringLength(120, ErrorMessage = "Ce nom est trop long\u00A0: 120 caractères au plus.")]
    public string? Name { get; set; }

    [Required(ErrorMessage = "Écrivez l’adresse, numéro et voie.")]
    [StringLength(200, ErrorMessage = "Cette adresse est trop longue\u00A0: 200 caractères au plus.")]
    public string? Address { get; set; }

    [Required(ErrorMessage = "Écrivez le code postal.")]
    [RegularExpression(@"\d{5}", ErrorMessage = "Un code postal a cinq chiffres.")]
    public string? Postcode { get; set; }

    [Required(ErrorMessage = "Dites combien de salles peuvent servir en même temps.")]
    [RegularExpression(@"[1-9]\d?", ErrorMessage = "Écrivez un nombre de 1 à 99.")]
    public string? Rooms { get; set; } = "1";

    [Required(ErrorMessage = "Écrivez l’heure.")]
    public string? MorningStart { get; set; }

    [Required(ErrorMessage = "Écrivez l’heure.")]
    public string? MorningEnd { get; set; }

    [Required(ErrorMessage = "Écrivez l’heure.")]
    public string? AfternoonStart { get; set; }

    [Required(ErrorMessage = "Écrivez l’heure.")]
    public string? AfternoonEnd { get; set; }

    [StringLength(30, ErrorMessage = "Ce numéro est trop long.")]
    public string? Phone { get; set; }
    public bool StepFree { get; set; }

    [StringLength(400, ErrorMessage = "400 caractères au plus.")]
    public string? AccessNote { get; set; }

    [StringLength(400, ErrorMessage = "400 caractères au plus.")]
    public string? ParkingNote { get; set; }

    [StringLength(400, ErrorMessage = "400 caractères au plus.")]
    public string? TransitNote { get; set; }

    [StringLength(400, ErrorMessage = "400 caractères au plus.")]
    public string? Equipment { get; set; }

    public static SiteInput Of(SiteView site) => With(site.Hours, new SiteInput
    {
        Version = site.Version,
        Name = site.Name,
        Address = site.Address,
        Postcode = site.Postcode,
        Rooms = site.RoomCount.ToString(CultureInfo.InvariantCulture),
        Phone = site.Phone,
        StepFree = site.StepFreeAccess,
        AccessNote = site.AccessNote,
        ParkingNote = site.ParkingNote,
        TransitNote = site.TransitNote,
        Equipment = site.Equipment,
    });

    /// <summary>An empty sheet, with the usual hours.</summary>
    public static SiteInput New(string? postcode) => With(OpeningHours.Usual, new SiteInput { Postcode = postcode });

    public FormErrors Check()
    {
        var errors = FormErrors.Of(this, Prefix);
        foreach (var (name, text) in (ReadOnlySpan<(string, string?)>)[
            (nameof(MorningStart), MorningStart),
            (nameof(MorningEnd), MorningEnd),
            (nameof(AfternoonStart), AfternoonStart),
            (nameof(AfternoonEnd), AfternoonEnd)])
        {
            if (text is { Length: > 0 } && Time(text) is null)
                errors.Add($"{Prefix}.{name}", "Cette heure n’existe pas. Par exemple\u00A0: 09:00.");
        }

        if (errors.Count == 0 && !Hours().IsInOrder)
            errors.Add($"{Prefix}.{nameof(MorningStart)}", SiteText.Describe(SiteRefusal.HoursOutOfOrder));
        return errors;
    }

    /// <summary>Only after <see cref="Check"/> found nothing.</summary>
    public SiteDetails Details() => new()
    {
        Name = Name!.Trim(),
        Address = Address!.Trim(),
        Postcode = Postcode!,
        RoomCount = int.Parse(Rooms!, NumberStyles.None, CultureInfo.InvariantCulture),
        Hours = Hours(),
        StepFreeAccess = StepFree,
        AccessNote = OrNull(AccessNote),
        ParkingNote = OrNull(ParkingNote),
        TransitNote = OrNull(TransitNote),
        Equipment = OrNull(Equipment),
        Phone = OrNull(Phone),
    };

    private static SiteInput With(OpeningHours hours, SiteInput input)
    {
        (input.MorningStart, input.MorningEnd) = (Text(hours.MorningStart), Text(hours.MorningEnd));
        (input.AfternoonStart, input.AfternoonEnd) = (Text(hours.AfternoonStart), Text(hours.AfternoonEnd));
        return input;
    }

    private OpeningHours Hours() =>
        new(Time(MorningStart)!.Value, Time(MorningEnd)!.Value, Time(AfternoonStart)!.Value, Time(AfternoonEnd)!.Value);

    private static TimeOnly? Time(string? text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
