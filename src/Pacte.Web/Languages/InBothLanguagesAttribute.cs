namespace Pacte.Web.Languages;

/// <summary>A page, or an answer, that is there in English too, under <c>/en</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InBothLanguagesAttribute : Attribute;
