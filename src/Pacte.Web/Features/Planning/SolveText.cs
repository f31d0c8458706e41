using Pacte.Matching.Flow;

namespace Pacte.Web.Features.Planning;

/// <summary>What the solver answers about a file, in French.</summary>
internal static class SolveText
{
    public static string Describe(FlowStatus status) => status switch
    {
        FlowStatus.Optimal => "Optimum trouvé.",
        FlowStatus.Infeasible => "Irréalisable : aucun flot ne respecte les apports et les capacités.",
        FlowStatus.Unbounded => "Non borné : un circuit sans limite abaisse toujours le coût.",
        FlowStatus.Overflow => "Nombres trop grands : le calcul sur 64 bits ne serait pas sûr.",
        FlowStatus.Cancelled => "Calcul interrompu.",
    };

    public static string Describe(DimacsFault fault, string value) => fault switch
    {
        DimacsFault.NotAnnounced => "il faut d’abord une ligne « p min NŒUDS ARCS ».",
        DimacsFault.AnnouncedTwice => "une seconde ligne « p ».",
        DimacsFault.OtherProblem => $"le problème « {value} » n’est pas « min ».",
        DimacsFault.CountOutOfRange => $"le nombre {value} de nœuds ou d’arcs est hors limites.",
        DimacsFault.OtherNumberOfArcs => $"{value} arcs étaient annoncés, il y en a un autre nombre.",
        DimacsFault.UnknownLine => $"aucune ligne de ce format ne commence par « {value} ».",
        DimacsFault.FieldMissing => $"le champ {value} manque.",
        DimacsFault.FieldTooMany => $"« {value} » est en trop.",
        DimacsFault.NotAWholeNumber => $"« {value} » n’est pas un nombre entier de 64 bits.",
        DimacsFault.NotANode => $"{value} n’est pas le numéro d’un nœud annoncé.",
        DimacsFault.BoundsOutOfOrder => $"la borne inférieure {value} est négative ou dépasse la capacité.",
        DimacsFault.SupplyTooLarge => "l’apport de ce nœud dépasse 64 bits.",
        DimacsFault.LineTooLong => "la ligne est trop longue.",
    };
}
