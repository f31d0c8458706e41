using Pacte.Domain.Access;

namespace Pacte.TestKit;

/// <summary>Lets a test in as a member of staff, through the page that demonstration accounts use.</summary>
public static class StaffEntrance
{
    public static async Task<Visitor> EnterAsync(this PacteApp app, Actor actor)
    {
        await using (var db = app.Database.Open())
        {
            if (await db.StaffAccounts.FindAsync(actor.AccountId) is null)
            {
                db.Add(new StaffAccount
                {
                    Id = actor.AccountId,
                    Role = actor.Role,
                    DisplayName = actor.DisplayName,
                    DoctorId = actor.DoctorId,
                    SiteId = actor.SiteId,
                    RegionCode = actor.RegionCode,
                    PlaceName = actor.PlaceInsee is null ? null : actor.DisplayName,
                    PlaceInsee = actor.PlaceInsee,
                    IsDemonstration = true,
                });
                await db.SaveChangesAsync();
            }
        }

        var visitor = app.NewVisitor();
        var door = await visitor.GetAsync("/connexion");
        // The page lists every account of the test class: the button pressed is made this one's.
        var button = door.Document.QuerySelector("button[name=compte]") ?? throw new InvalidOperationException($"No account to enter by: {door.Text}");
        button.SetAttribute("value", actor.AccountId.ToString());
        button.SetAttribute("id", "enter");
        var inside = await door.Form("#enter").SubmitAsync();
        return visitor.Cookies.ContainsKey("pacte-staff") ? visitor : throw new InvalidOperationException($"Not let in: {inside.Status} {inside.Text}");
    }
}
