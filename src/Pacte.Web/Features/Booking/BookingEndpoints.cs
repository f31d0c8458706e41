using System.Text;
using Pacte.Domain.Booking;
using Pacte.Web.Features.Booking.Finding;
using Pacte.Web.Features.Booking.Rights;
using Pacte.Web.Features.Booking.Taking;
using Pacte.Web.Languages;
using Pacte.Web.Outbox;

namespace Pacte.Web.Features.Booking;

/// <summary>What is asked of the booking that is not a page: taking a slot, and the calendar file.</summary>
internal static class BookingEndpoints
{
    public const string HoldPath = "/reservation";
    public const string SlotField = "creneau";
    public const string DraftCookie = "pacte-reservation";

    public static string DraftPath(Guid id) => $"{HoldPath}/{id:N}";

    public static WebApplication MapBooking(this WebApplication app)
    {
        app.MapPost(HoldPath, HoldAsync).AllowAnonymous().WithMetadata(new InBothLanguagesAttribute());
        app.MapGet("/rendez-vous/{reference}/calendrier.ics", CalendarAsync).AllowAnonymous().WithMetadata(new InBothLanguagesAttribute());
        return app.MapFinding().MapRights();
    }

    // No antiforgery token: the search page stays the same for everybody and may be left open for hours. Taking a slot is open
    // to anyone and acts on nobody's behalf; a form of another site is refused by what the browser says of it (decision 0052).
    private static async Task HoldAsync(HttpContext http, HoldSlot hold, Networks networks, CancellationToken ct)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(ct) : null;
        if (OwnForms.IsForeign(http.Request) || !Guid.TryParse(form?[SlotField], out var slot))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var previous = Guid.TryParse(http.Request.Cookies[DraftCookie], out var draft) ? draft : (Guid?)null;
        var result = await hold.ExecuteAsync(new(slot, previous, networks.KeyOf(http)), ct);
        if (!result.IsDone)
        {
            SeeOther(http, $"{HoldPath}/pris?{SlotField}={slot:N}{(result.Refusal is BookingRefusal.JustTaken ? "" : "&retire=1")}");
            return;
        }

        http.Response.Cookies.Append(DraftCookie, result.Value.ToString("N"), new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(1),
            // One hold at a time, whichever the language of the page that asked for it.
            Path = "/",
        });
        SeeOther(http, DraftPath(result.Value));
    }

    private static async Task<IResult> CalendarAsync(
        HttpContext http, SeeAppointment see, BookingMessages messages, string reference, string? cle, CancellationToken ct)
    {
        PrivatePage.Protect(http);
        return await see.ExecuteAsync(reference, cle, ct) is { } view
            ? Results.File(File(view), "text/calendar; charset=utf-8", AppointmentCalendar.FileName)
            : Results.NotFound();

        byte[] File(AppointmentView view) => Encoding.UTF8.GetBytes(messages.Calendar(view.Appointment, view.Site));
    }

    private static void SeeOther(HttpContext http, string path)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = path;
    }
}
