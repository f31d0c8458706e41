using Pacte.Domain.Access;
using Pacte.Domain.Doctors;
using Pacte.Domain.Geography;
using Pacte.Domain.Planning;

namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>
/// Accounts by which to look around, each with something to do: doctors with a proposal, a front desk with a day under way and one
/// with a session to confirm, an agency for each region, the ministry.
/// </summary>
internal sealed class DemoAccounts(SceneDay day, ScenePlaces places)
{
    public void Build(DemoRows rows, IReadOnlyDictionary<string, string> regionNames)
    {
        foreach (var doctor in DoctorsToMeet(rows))
            rows.Accounts.Add(Account(Role.Doctor, $"Dr {doctor.FullName}", doctor: doctor.Id));
        foreach (var site in new[] { rows.Anchor!.Id }.Concat(SitesToConfirm(rows)).Distinct().Take(3))
            rows.Accounts.Add(Account(Role.FrontDesk, rows.Sites.Find(s => s.Id == site)!.Name, site: site));
        foreach (var region in rows.Sites.Select(s => s.RegionCode).Distinct().OrderBy(code => regionNames[code], StringComparer.Ordinal))
            rows.Accounts.Add(Account(Role.Ars, $"ARS {regionNames[region]}", region: region));
        rows.Accounts.Add(Account(Role.National, "Pilotage national"));
        AddHelpers(rows);
    }

    // A town hall where the first front desk is, and a France services in the next town of the same zone: they book at its doors.
    private void AddHelpers(DemoRows rows)
    {
        var site = rows.Anchor!;
        var towns = places.TownsOf[site.EpciSiren ?? ""].Select(town => town.Commune).ToList();
        var other = towns.Find(commune => commune.InseeCode != site.CommuneInsee);
        rows.Accounts.Add(Helper("Mairie", site.CommuneName, site.CommuneInsee, site.Phone));
        if (other is not null)
            rows.Accounts.Add(Helper("France services", other.Name, other.InseeCode, site.Phone));
    }

    private StaffAccount Helper(string kind, string commune, string insee, string? phone)
    {
        var name = $"{kind} {PlaceWords.Of(commune)}";
        return Account(Role.Helper, name, place: (name, insee, phone));
    }

    private static IEnumerable<Doctor> DoctorsToMeet(DemoRows rows)
    {
        var sessions = rows.Sessions.ToLookup(s => s.DoctorId);
        return rows.Doctors
            .OrderByDescending(d => sessions[d.Id].Any(s => s.State is SessionState.Proposed))
            .ThenByDescending(d => sessions[d.Id].Select(s => s.State).Distinct().Count())
            .ThenBy(d => d.Rpps, StringComparer.Ordinal)
            .Take(3);
    }

    private static IEnumerable<Guid> SitesToConfirm(DemoRows rows) =>
        rows.Sessions.Where(s => s.State is SessionState.AcceptedByDoctor)
            .GroupBy(s => s.SiteId)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key)
            .Select(group => group.Key);

    private StaffAccount Account(Role role, string name, Guid? doctor = null, Guid? site = null, string? region = null, (string Name, string Insee, string? Phone)? place = null) => new()
    {
        Id = StableId.Of($"demonstration-account {day.Scene.Name} {role} {name}"),
        Role = role,
        DisplayName = name,
        DoctorId = doctor,
        SiteId = site,
        RegionCode = region,
        PlaceName = place?.Name,
        PlaceInsee = place?.Insee,
        PlacePhone = place?.Phone,
        IsDemonstration = true,
    };
}
