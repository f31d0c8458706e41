namespace Pacte.Web.Features.Doctors;

/// <summary>Why a doctor owes no solidarity days, as stored with the exemption.</summary>
public enum ExemptionKind
{
    /// <summary>Praticien territorial médical ambulatoire: already under contract in a zone.</summary>
    Ptma,

    /// <summary>Already practises several days a week in a priority zone.</summary>
    PriorityZonePractice,
    ParentalLeave,
    SickLeave,
    Other,
}
