using Pacte.Domain;
using Pacte.Domain.Planning;

namespace Pacte.Web.Features.Planning;

/// <summary>Why a plan is as it is, in French.</summary>
public static class PlanWhyText
{
    /// <summary>« + 3 259 points », or in words why one more day would bring nothing; empty in plans that did not compute it.</summary>
    public static string OneMoreDay(PlanZoneLine zone) => zone switch
    {
        { OneMoreDay: null } => "",
        { OneMoreDay: > 0 and var points } => $"+\u00A0{Points(points)}",
        { Room: ZoneRoom.Full } => "tous les besoins sont servis",
        _ => "rien d’autre n’est demandé",
    };

    /// <summary>The same to be read after the zone's name.</summary>
    public static string OneMoreDayHere(PlanZoneLine zone) => zone switch
    {
        { OneMoreDay: null } => "",
        { OneMoreDay: > 0 and var points, Room: ZoneRoom.Full } =>
            $", un jour de plus ici libérerait un médecin pour une autre zone et apporterait {Points(points)}",
        { OneMoreDay: > 0 and var points } => $", un jour de plus ici apporterait {Points(points)}",
        _ => $", {OneMoreDay(zone)}",
    };

    /// <summary>What the choice of a site gained over the one that came second.</summary>
    public static string Describe(RunnerUpLine second) => second switch
    {
        { Points: > 0 } => $"Sinon {second.SiteName}\u00A0: au moins {Points(second.Points)} de moins",
        { KmMore: >= 1 } => $"Sinon {second.SiteName}\u00A0: aussi utile, {FrenchNumbers.Km(second.KmMore)} de plus",
        _ => $"Sinon {second.SiteName}\u00A0: aussi utile à la zone",
    };

    /// <summary>How the days are shared out, one sentence for each figure.</summary>
    public static IEnumerable<string> Sentences(PlanEquity equity)
    {
        yield return equity.ZonesWithoutSession switch
        {
            0 => "Aucune zone ne reste sans vacation.",
            1 => "1\u00A0zone reste sans aucune vacation.",
            var zones => $"{FrenchNumbers.Whole(zones)} zones restent sans aucune vacation.",
        };
        yield return $"La zone médiane reçoit {Days(equity.MedianDaysPerMillion)} de médecin pour 1\u202F000\u00A0habitants, la moins servie {Days(equity.LeastDaysPerMillion)}.";
        yield return $"L’indice de Gini est de {FrenchNumbers.Decimal(equity.GiniPermille / 1000m)}\u00A0: 0 si toutes les zones avaient autant de jours par habitant, 1 si une seule avait tout.";
        if (equity.P95Km > 0)
            yield return $"Un trajet fait {FrenchNumbers.Km(equity.MeanKm)} en moyenne, et 95 sur 100 font au plus {FrenchNumbers.Km(Math.Ceiling(equity.P95Km))}.";
    }

    private static string Points(long points) => FrenchNumbers.Count(points, "point", "points");

    /// <summary>« 0,18 jour »: from two on, plural.</summary>
    private static string Days(int thousandths) =>
        $"{FrenchNumbers.Decimal(thousandths / 1000m)}\u00A0{(thousandths >= 2000 ? "jours" : "jour")}";
}
