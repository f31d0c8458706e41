namespace Pacte.Domain.Sites;

/// <summary>Day parts and specialties as French people say them.</summary>
public static class SiteWords
{
    /// <summary>« matin », « après-midi », « journée »</summary>
    public static string Of(DayPart part) => part switch
    {
        DayPart.Morning => "matin",
        DayPart.Afternoon => "après-midi",
        DayPart.FullDay => "journée",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Unknown day part."),
    };

    /// <summary>« médecine générale »</summary>
    public static string Of(Specialty specialty) => specialty switch
    {
        Specialty.GeneralPractice => "médecine générale",
        Specialty.Paediatrics => "pédiatrie",
        Specialty.Gynaecology => "gynécologie",
        Specialty.Cardiology => "cardiologie",
        Specialty.Endocrinology => "endocrinologie",
        Specialty.Dermatology => "dermatologie",
        Specialty.Psychiatry => "psychiatrie",
        Specialty.Rheumatology => "rhumatologie",
        _ => throw new ArgumentOutOfRangeException(nameof(specialty), specialty, "Unknown specialty."),
    };
}
