namespace Pacte.Web.Shell;

/// <summary>Whose screens these are.</summary>
public enum StaffArea
{
    Doctor,
    FrontDesk,
    Region,
    National,
}

/// <summary>What the staff header says of the person signed in: cascaded by the access area, absent when nobody is.</summary>
/// <param name="Who">A doctor's name without title, a site's name, a region's agency.</param>
public sealed record StaffIdentity(string Who, StaffArea Area);
