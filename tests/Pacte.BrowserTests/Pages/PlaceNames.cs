using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Geography;
using Pacte.Web.Data;

namespace Pacte.BrowserTests.Pages;

/// <summary>What places are called, on pages in any language.</summary>
internal static class PlaceNames
{
    private static readonly char[] Joints = [' ', '-', '’', '\'', '\u00A0'];

    /// <summary>Sites, zones, communes, départements and régions; longest first, so that none is left in a longer one.</summary>
    public static async Task<IReadOnlyList<string>> OfSeveralWordsAsync(PacteDb db)
    {
        List<string> names =
        [
            .. await db.Sites.Select(s => s.Name).ToListAsync(),
            .. (await db.Epcis.Select(e => e.Name).ToListAsync()).Select(EpciNames.Short),
            .. await db.Communes.Select(c => c.Name).ToListAsync(),
            .. await db.Departements.Select(d => d.Name).ToListAsync(),
            .. await db.Departements.Select(d => d.RegionName).ToListAsync(),
        ];
        return [.. names.Where(name => name.IndexOfAny(Joints) > 0).Distinct().OrderByDescending(name => name.Length)];
    }
}
