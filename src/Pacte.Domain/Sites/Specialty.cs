namespace Pacte.Domain.Sites;

/// <summary>What a doctor practises and a need asks for.</summary>
public enum Specialty
{
    GeneralPractice,
    Paediatrics,
    Gynaecology,
    Cardiology,
    Endocrinology,
    Dermatology,
    Psychiatry,
    Rheumatology,
}
