using System.Globalization;
using System.Text;

namespace Pacte.Domain.Booking;

/// <summary>
/// What makes two bookings the same person's: birth name, first name, birth date and proved contact, whatever the accents,
/// capitals, hyphens or spaces of the day. Only a keyed hash of <see cref="Text"/> is ever stored.
/// </summary>
/// <param name="Contact">Null for somebody who has none: the commune then stands in its place.</param>
public sealed record PersonIdentity(string LastName, string? FirstName, DateOnly BirthDate, Contact? Contact)
{
    /// <summary>INSEE code of the commune where somebody without a contact lives; null abroad or without a fixed address.</summary>
    public string? CommuneInsee { get; init; }

    /// <summary>Somebody born in some March is not somebody born on its first day.</summary>
    public BirthPrecision Precision { get; init; }

    /// <summary>The identity on one spelling.</summary>
    public string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"{HomonymText}\n{Contact?.Value ?? $"commune {CommuneInsee}"}");

    /// <summary>What two persons of one name share, whatever their contacts.</summary>
    public string HomonymText => string.Create(CultureInfo.InvariantCulture, $"{Fold(LastName)}\n{Fold(FirstName)}\n{Born}");

    private string Born => BirthDate.ToString(
        Precision switch { BirthPrecision.Day => "yyyy-MM-dd", BirthPrecision.Month => "yyyy-MM", _ => "yyyy" }, CultureInfo.InvariantCulture);

    /// <summary>« Éloïse d’Œuvre-Lemaître » → « ELOISEDOEUVRELEMAITRE »: letters only, without accents.</summary>
    public static string Fold(string? name)
    {
        var folded = new StringBuilder();
        foreach (var c in (name ?? "").Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetter(c))
                folded.Append(Plain(char.ToUpperInvariant(c)));
        }

        return folded.ToString();
    }

    // Letters that Unicode does not decompose and that official papers write plainly.
    private static string Plain(char upper) => upper switch
    {
        'Œ' => "OE",
        'Æ' => "AE",
        'ß' or 'ẞ' => "SS",
        'Ø' => "O",
        'Ł' => "L",
        'Đ' or 'Ð' => "D",
        _ => upper.ToString(),
    };
}
