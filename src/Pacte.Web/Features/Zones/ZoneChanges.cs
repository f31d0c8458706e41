using System.Security.Cryptography;
using System.Text;
using Pacte.Domain.Geography;

namespace Pacte.Web.Features.Zones;

/// <summary>What an import does to one designation.</summary>
public enum ZoneChangeKind
{
    Added,
    Kept,

    /// <summary>It gets another last day, earlier or later, or loses it.</summary>
    Dated,

    /// <summary>It comes from a public page or from the demonstration, and gives way to the official one.</summary>
    Replaced,

    /// <summary>It is not in a list said to be complete: its last day is the eve of that list's.</summary>
    Ended,

    /// <summary>As above, but it had not begun: it never will.</summary>
    Withdrawn,
}

/// <param name="Stored">Id of the designation in the database; null when it is new.</param>
public sealed record ZoneChange(ZoneChangeKind Kind, string Siren, DateOnly From, DateOnly? Until, Guid? Stored);

/// <summary>What would become of the designations, or what is to be corrected first.</summary>
public sealed record ZoneChanges(IReadOnlyList<ZoneFileFault> Faults, IReadOnlyList<ZoneChange> Changes)
{
    public bool IsClean => Faults.Count == 0;

    public bool ChangesNothing => Changes.All(change => change.Kind is ZoneChangeKind.Kept);

    /// <summary>Tells whether what is about to be done is still what was shown.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Changes))));

    public IEnumerable<ZoneChange> Of(ZoneChangeKind kind) => Changes.Where(change => change.Kind == kind);

    /// <param name="file">As read, with the faults of its own.</param>
    /// <param name="known">SIREN of every intercommunality.</param>
    /// <param name="stored">Every designation, past ones included.</param>
    /// <param name="completeFrom">When the file is the whole list: the day from which it is.</param>
    public static ZoneChanges Compare(
        ZoneFile file, IReadOnlySet<string> known, IReadOnlyCollection<PriorityZone> stored, DateOnly? completeFrom)
    {
        var faults = file.Faults.ToList();
        faults.AddRange(
            file.Lines.Where(l => !known.Contains(l.Siren)).Select(l => new ZoneFileFault(l.Line, ZoneFault.UnknownSiren, l.Siren)));
        var lines = file.Lines.Where(l => known.Contains(l.Siren)).ToLookup(l => l.Siren);
        var zones = stored.ToLookup(z => z.EpciSiren);
        var changes = new List<ZoneChange>();
        var left = completeFrom is null ? [] : zones.Select(g => g.Key);
        foreach (var siren in lines.Select(g => g.Key).Union(left).Order(StringComparer.Ordinal))
        {
            var own = new OneZone(siren, [.. lines[siren]], [.. zones[siren].OrderBy(z => z.From)]);
            faults.AddRange(own.Faults());
            changes.AddRange(own.Changes(completeFrom));
            faults.AddRange(own.Collisions(completeFrom));
        }

        return faults.Count > 0 ? new([.. faults.OrderBy(f => f.Line)], []) : new([], changes);
    }
}
