using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Pacte.Domain.Waiting;
using Pacte.Web.Ui;

namespace Pacte.Web.Features.Settings;

/// <summary>The settings as typed.</summary>
public sealed class SettingsForm
{
    public const string Prefix = "Input";

    public string? Region { get; set; }

    [Required(ErrorMessage = "Écrivez la part, entre 0 et 100.")]
    public string? Share { get; set; }

    [Required(ErrorMessage = "Écrivez un nombre de minutes.")]
    public string? Near { get; set; }

    [Required(ErrorMessage = "Écrivez un nombre de minutes.")]
    public string? Far { get; set; }

    [Required(ErrorMessage = "Écrivez un nombre d’heures, 0 pour aucune.")]
    public string? Residents { get; set; }

    public static SettingsForm Of(RegionSettings settings) => new()
    {
        Region = settings.RegionCode,
        Share = $"{settings.WaitingSharePercent}",
        Near = $"{settings.NearOfferMinutes}",
        Far = $"{settings.FarOfferMinutes}",
        Residents = $"{settings.ResidentsFirstHours}",
    };

    public static string Name(string property) => $"{Prefix}.{property}";

    /// <summary>What is to be corrected, and the request when nothing is.</summary>
    public (FormErrors Errors, ChangeSettings.Request? Request) Read()
    {
        var errors = FormErrors.Of(this, Prefix);
        var share = Number(errors, nameof(Share), Share, 0, 100, "La part va de 0 à 100 pour cent.");
        var near = Number(errors, nameof(Near), Near, 15, 1440, "Entre 15 minutes et un jour, soit 1\u00A0440 minutes.");
        var far = Number(errors, nameof(Far), Far, 15, 2880, "Entre 15 minutes et deux jours, soit 2\u00A0880 minutes.");
        var residents = Number(errors, nameof(Residents), Residents, 0, 72, "Entre 0 et 72 heures.");
        return errors.Count > 0 ? (errors, null) : (errors, new(Region ?? "", share, near, far, residents));
    }

    private static int Number(FormErrors errors, string property, string? typed, int least, int most, string otherwise)
    {
        if (int.TryParse(typed?.Trim(), CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        if (errors[Name(property)] is null)
            errors.Add(Name(property), otherwise);
        return least;
    }
}
