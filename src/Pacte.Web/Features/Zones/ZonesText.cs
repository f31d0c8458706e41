using Pacte.Web.Ui;

namespace Pacte.Web.Features.Zones;

/// <summary>French words for the zones' refusals, faults and changes.</summary>
public static class ZonesText
{
    public static string Describe(ImportRefusal refusal) => refusal switch
    {
        ImportRefusal.NationalOnly => "La liste des zones est nationale\u00A0: le ministère l’applique. Vous pouvez voir ce qu’elle changerait.",
        ImportRefusal.HasFaults => "Des lignes restent à corriger\u00A0: rien n’a été changé.",
        ImportRefusal.ChangedMeanwhile =>
            "Les zones ont changé depuis l’aperçu\u00A0: rien n’a été appliqué. Voici ce que la liste ferait maintenant.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "No words for this refusal."),
    };

    /// <summary>« Ligne 4 : le SIREN 999999999 n’est celui d’aucune intercommunalité. »</summary>
    public static string Describe(ZoneFileFault fault) => fault.Fault switch
    {
        ZoneFault.EmptyFile => "Le fichier ne contient aucune zone. Il faut une ligne de titres, puis une ligne par zone.",
        ZoneFault.TooManyLines => $"Le fichier a plus de {Domain.FrenchNumbers.Whole(ZoneFile.MostLines)} lignes.",
        ZoneFault.MissingColumn =>
            $"Ligne {fault.Line}\u00A0: il manque la colonne «\u00A0{fault.Value}\u00A0». Il faut les colonnes siren, debut et fin.",
        ZoneFault.MissingField => $"Ligne {fault.Line}\u00A0: il manque le SIREN ou la date de début.",
        ZoneFault.BadSiren => $"Ligne {fault.Line}\u00A0: «\u00A0{fault.Value}\u00A0» n’est pas un SIREN, qui a neuf chiffres.",
        ZoneFault.UnknownSiren => $"Ligne {fault.Line}\u00A0: le SIREN {fault.Value} n’est celui d’aucune intercommunalité.",
        ZoneFault.BadDate when fault.Value.Length == 0 => $"Ligne {fault.Line}\u00A0: il manque la date de début.",
        ZoneFault.BadDate => $"Ligne {fault.Line}\u00A0: «\u00A0{fault.Value}\u00A0» n’est pas une date. Écrivez 31/01/2027 ou 2027-01-31.",
        ZoneFault.EndBeforeStart => $"Ligne {fault.Line}\u00A0: la fin, {fault.Value}, vient avant le début.",
        ZoneFault.Duplicate => $"Ligne {fault.Line}\u00A0: cette désignation est déjà à la {fault.Value}.",
        ZoneFault.Overlap => $"Ligne {fault.Line}\u00A0: ces dates recouvrent celles de la {fault.Value}.",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "No words for this fault."),
    };

    public static string Title(ZoneChangeKind kind) => kind switch
    {
        ZoneChangeKind.Added => "Ajoutée",
        ZoneChangeKind.Kept => "Gardée",
        ZoneChangeKind.Dated => "Fin changée",
        ZoneChangeKind.Replaced => "Remplacée",
        ZoneChangeKind.Ended => "Terminée",
        ZoneChangeKind.Withdrawn => "Retirée avant de commencer",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No words for this change."),
    };

    public static string Of(ZoneCoverage coverage) => coverage switch
    {
        ZoneCoverage.Covered => "Couverte",
        ZoneCoverage.Partly => "En partie",
        ZoneCoverage.NoDoctor => "Sans médecin",
        ZoneCoverage.NothingAsked => "Sans besoin publié",
        _ => throw new ArgumentOutOfRangeException(nameof(coverage), coverage, "No words for this coverage."),
    };

    public static string InLegend(ZoneCoverage coverage) => coverage switch
    {
        ZoneCoverage.Covered => "couvertes",
        ZoneCoverage.Partly => "en partie",
        _ => "sans médecin",
    };

    public static Tone ToneOf(ZoneCoverage coverage) => coverage switch
    {
        ZoneCoverage.Covered => Tone.Good,
        ZoneCoverage.Partly => Tone.Warn,
        ZoneCoverage.NoDoctor => Tone.Bad,
        _ => Tone.Neutral,
    };

    /// <summary>What is said of the public page that names a zone.</summary>
    public static string SourceOf(string? confidence) => confidence == "high" ? "Source publique" : "Source publique à confirmer";

    public static Tone ToneOf(ZoneChangeKind kind) => kind switch
    {
        ZoneChangeKind.Added => Tone.Good,
        ZoneChangeKind.Ended or ZoneChangeKind.Withdrawn => Tone.Warn,
        _ => Tone.Neutral,
    };

    /// <summary>« ajoutée : 96, gardée : 55. »</summary>
    public static string Summary(ZoneChanges changes) => string.Join(", ", changes.Changes
        .GroupBy(change => change.Kind)
        .OrderBy(group => group.Key)
        .Select(group => $"{Title(group.Key).ToLowerInvariant()}\u00A0: {Domain.FrenchNumbers.Whole(group.Count())}")) + ".";
}
