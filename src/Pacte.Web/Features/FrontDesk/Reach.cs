using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Web.Data;

namespace Pacte.Web.Features.FrontDesk;

/// <summary>The place where somebody was helped to book: it may tell them what no phone can.</summary>
public sealed record HelperPlace(string Name, string? Phone);

/// <summary>How a front desk reaches a patient: their own contact, else their landline, else whoever booked for them.</summary>
public sealed record Reach(string? Contact, string? Phone, HelperPlace? Helper)
{
    /// <summary>A number of the patient's own, to call.</summary>
    public string? Number => Contact is { } contact && !new Contact(contact).IsEmail ? contact : Phone;

    /// <summary>An address of the patient's own, to write to.</summary>
    public string? Email => Contact is { } contact && new Contact(contact).IsEmail ? contact : null;

    /// <summary>« 06 12 34 56 78 », « louise@exemple.fr »; null when nothing is the patient's own.</summary>
    public string? Spoken => (Number ?? Email) is { } value ? new Contact(value).Spoken : null;

    /// <summary>To call or to write by a touch.</summary>
    public string? Href => Number is { } number ? $"tel:{number}" : Email is { } email ? $"mailto:{email}" : null;

    /// <summary>Who booked for patients that have no contact, by account.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, HelperPlace>> HelpersAsync(PacteDb db, IEnumerable<Guid?> accounts, CancellationToken ct)
    {
        var ids = accounts.OfType<Guid>().Distinct().ToList();
        if (ids.Count == 0)
            return new Dictionary<Guid, HelperPlace>();
        var rows = await (
            from account in db.StaffAccounts
            from site in db.Sites.Where(s => s.Id == account.SiteId).DefaultIfEmpty()
            where ids.Contains(account.Id)
            select new { account.Id, account.DisplayName, account.PlaceName, account.PlacePhone, Site = site.Name, SitePhone = site.Phone }).ToListAsync(ct);
        return rows.ToDictionary(row => row.Id, row => new HelperPlace(row.PlaceName ?? row.Site ?? row.DisplayName, row.PlacePhone ?? row.SitePhone));
    }
}
