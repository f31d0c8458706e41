using System.Globalization;
using Pacte.Web.Ui;

namespace Pacte.Web.Features.Zones;

/// <summary>What was posted: the file's text, and the day from which it is the whole list.</summary>
public sealed record UploadedZones(string Text, DateOnly? CompleteFrom)
{
    public string? CompleteFromText => CompleteFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>
/// Reads the two steps of the import: the file first, then its text as the preview carried it, so that no node has to remember it.
/// </summary>
public sealed class ZoneUpload
{
    /// <summary>The text travels again with the second form, encoded: three times its size at worst.</summary>
    public const int MostPostedBytes = (4 * ImportZones.MostBytes) + (64 * 1024);

    public async Task<UploadedZones> ReadAsync(IFormCollection form, FormErrors errors, CancellationToken ct)
    {
        var completeFrom = Day(form["Input.CompleteFrom"], errors);
        if (form.Files["Input.File"] is not { Length: > 0 } file)
        {
            errors.Add("Input.File", "Choisissez un fichier.");
            return new("", completeFrom);
        }

        if (file.Length > ImportZones.MostBytes)
        {
            errors.Add("Input.File", $"Ce fichier est trop gros\u00A0: {ImportZones.MostBytes / 1024}\u00A0ko au plus.");
            return new("", completeFrom);
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, ct);
        return new(ZoneFileEncoding.Decode(content.ToArray()), completeFrom);
    }

    public UploadedZones FromPreview(string? text, string? completeFrom) => new(text ?? "", Day(completeFrom, new FormErrors()));

    private static DateOnly? Day(string? text, FormErrors errors)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        errors.Add("Input.CompleteFrom", "Ce n’est pas une date. Écrivez 31/01/2027.");
        return null;
    }
}
