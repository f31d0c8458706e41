using Pacte.Domain.Geography;

namespace Pacte.Web.Features.Zones;

/// <summary>One intercommunality: what the file says of it beside what is stored.</summary>
internal sealed class OneZone(string siren, IReadOnlyList<AskedZone> lines, IReadOnlyList<PriorityZone> stored)
{
    /// <summary>Lines of the file that say the same thing twice, or share a day.</summary>
    public IEnumerable<ZoneFileFault> Faults()
    {
        for (var i = 1; i < lines.Count; i++)
        {
            var line = lines[i];
            if (lines.Take(i).FirstOrDefault(earlier => Meet(earlier.From, earlier.Until, line.From, line.Until)) is not { } first)
                continue;
            var same = first.From == line.From && first.Until == line.Until;
            yield return new(line.Line, same ? ZoneFault.Duplicate : ZoneFault.Overlap, $"ligne {first.Line}");
        }
    }

    public IEnumerable<ZoneChange> Changes(DateOnly? completeFrom)
    {
        foreach (var zone in stored)
        {
            if (Fate(zone, completeFrom) is { } change)
                yield return change;
        }

        foreach (var line in lines.Where(line => !stored.Any(zone => Continues(zone, line))))
            yield return new(ZoneChangeKind.Added, siren, line.From, line.Until, null);
    }

    /// <summary>Lines that share a day with a designation that stays as it is.</summary>
    public IEnumerable<ZoneFileFault> Collisions(DateOnly? completeFrom)
    {
        var staying = stored.Where(zone => !lines.Any(line => line.From == zone.From))
            .Select(zone => (Zone: zone, Change: Fate(zone, completeFrom)))
            .Where(s => s.Change?.Kind is not (ZoneChangeKind.Replaced or ZoneChangeKind.Withdrawn))
            .Select(s => (s.Zone.From, Until: s.Change is null ? s.Zone.Until : s.Change.Until));
        return from zone in staying
               from line in lines
               where Meet(zone.From, zone.Until, line.From, line.Until)
               select new ZoneFileFault(line.Line, ZoneFault.Overlap, $"désignation du {zone.From:dd/MM/yyyy}");
    }

    private ZoneChange? Fate(PriorityZone zone, DateOnly? completeFrom)
    {
        if (lines.FirstOrDefault(line => Continues(zone, line)) is { } line)
            return Change(line.Until == zone.Until ? ZoneChangeKind.Kept : ZoneChangeKind.Dated, zone, line.Until);
        if (IsProvisional(zone) && lines.Any(l => Meet(zone.From, zone.Until, l.From, l.Until)))
            return Change(ZoneChangeKind.Replaced, zone, zone.Until);
        if (completeFrom is not { } day || zone.Until < day)
            return null;
        return zone.From < day ? Change(ZoneChangeKind.Ended, zone, day.AddDays(-1)) : Change(ZoneChangeKind.Withdrawn, zone, zone.Until);
    }

    private static ZoneChange Change(ZoneChangeKind kind, PriorityZone zone, DateOnly? until) =>
        new(kind, zone.EpciSiren, zone.From, until, zone.Id);

    // A demonstration zone never becomes an official one by keeping its row; a sourced one does when the dates agree.
    private static bool Continues(PriorityZone zone, AskedZone line) =>
        !zone.IsDemonstration && zone.From == line.From && (zone.Source is null || zone.Until == line.Until);

    /// <summary>Known from a public page, or invented for the demonstration: nobody designated it on these very days.</summary>
    private static bool IsProvisional(PriorityZone zone) => zone.Source is not null || zone.IsDemonstration;

    private static bool Meet(DateOnly from, DateOnly? until, DateOnly otherFrom, DateOnly? otherUntil) =>
        (until is null || otherFrom <= until) && (otherUntil is null || from <= otherUntil);
}
