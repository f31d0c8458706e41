using Pacte.Domain.Time;
using Pacte.Web.Languages;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking.Fairness;

/// <summary>The words for slots that some people may book before all.</summary>
public static class ResidentsText
{
    /// <summary>« Réservé jusqu’au lundi 7 décembre à 9 h aux habitants de la zone sans médecin traitant, puis ouvert à tous. »</summary>
    /// <param name="until">On the site's clock.</param>
    public static string Kept(DateTimeOffset until) =>
        Say($"Réservé jusqu’au {At(until)} aux habitants de la zone sans médecin traitant, puis ouvert à tous.");

    public static string At(DateTimeOffset until) =>
        Dates.FullAt(DateOnly.FromDateTime(until.DateTime), TimeOnly.FromDateTime(until.DateTime));
}
