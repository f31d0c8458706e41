using Pacte.Domain.Access;

namespace Pacte.TestKit;

/// <summary>Lets a test walk in as a member of staff, by the front door.</summary>
public static class StaffVisits
{
    /// <summary>A visitor signed in as this actor, who gets a demonstration account if there is none.</summary>
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
                    IsDemonstration = true,
                });
                await db.SaveChangesAsync();
            }
        }

        var visitor = app.NewVisitor();
        var door = await visitor.GetAsync("/connexion");
        await door.Form($"button[value='{actor.AccountId}']").PressAsync("compte", actor.AccountId.ToString());
        return visitor.Cookies.ContainsKey("pacte-staff")
            ? visitor
            : throw new InvalidOperationException($"{actor.DisplayName} was not let in.");
    }
}
