using Pacte.Domain.Access;

namespace Pacte.Web.Access;

internal static class SignInText
{
    public static string Title(Role role) => role switch
    {
        Role.Doctor => "Médecins volontaires",
        Role.FrontDesk => "Accueils",
        Role.Ars => "Agences régionales de santé",
        Role.National => "Ministère",
        Role.Helper => "Mairies et France services",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No words for this role."),
    };

    public static string Describe(SignInRefusal refusal) => refusal switch
    {
        SignInRefusal.NotInDevelopment => "Les comptes de démonstration n’existent que sur la machine d’un développeur.",
        SignInRefusal.NotFound => "Ce compte n’existe plus\u00A0: la démonstration a peut-être été rechargée. Choisissez-en un autre.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "No words for this refusal."),
    };
}
