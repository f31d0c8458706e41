using Pacte.Web.Access;

namespace Pacte.Web.Features.Booking.Helping;

/// <summary>The addresses of the helpers' pages.</summary>
public static class HelpPaths
{
    public const string Search = StaffDoors.HelpArea;
    public const string Mine = $"{Search}/reservations";

    public static string Form(Guid draftId) => $"{Search}/{draftId:N}";

    public static string Slip(Guid appointmentId) => $"{Mine}/{appointmentId:N}";

    public static string Cancel(Guid appointmentId) => $"{Slip(appointmentId)}/annuler";
}
