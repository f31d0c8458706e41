using Pacte.Domain.Access;

namespace Pacte.Web.Access;

/// <summary>Who may open a page: every routable page names one of these, or says that anyone may.</summary>
public static class Policies
{
    public const string Doctor = nameof(Role.Doctor);
    public const string FrontDesk = nameof(Role.FrontDesk);

    /// <summary>ARS agents, and national agents, who see every region.</summary>
    public const string Ars = nameof(Role.Ars);
    public const string National = nameof(Role.National);

    /// <summary>Whoever may book for somebody without a contact: town halls, France services, front desks, ARS agents.</summary>
    public const string Help = "Help";

    /// <summary>Any member of staff.</summary>
    public const string Staff = "Staff";
}
