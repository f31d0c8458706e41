namespace Pacte.Domain;

/// <summary>A language that the patient's pages and messages speak.</summary>
public enum Language
{
    French,
    English,
}
