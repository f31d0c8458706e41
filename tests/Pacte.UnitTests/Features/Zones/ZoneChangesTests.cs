using Pacte.Domain.Geography;
using Pacte.Web.Features.Zones;

namespace Pacte.UnitTests.Features.Zones;

public sealed class ZoneChangesTests
{
    private const string Peronne = "200037059";
    private const string Ham = "200070985";
    private static readonly HashSet<string> Known = [Peronne, Ham];

    [Fact]
    public void A_zone_that_nobody_designated_is_added() =>
        Assert.Equal([$"Added {Peronne} 2027-01-01 -"], Changes($"{Peronne};2027-01-01;", []));

    [Fact]
    public void A_zone_as_it_stands_is_kept() =>
        Assert.Equal([$"Kept {Peronne} 2027-01-01 -"], Changes($"{Peronne};2027-01-01;", [Official(Peronne, new(2027, 1, 1))]));

    [Theory]
    [InlineData(null, "2027-06-30")]
    [InlineData("2027-06-30", "")]
    [InlineData("2027-06-30", "2027-12-31")]
    public void The_same_start_with_another_end_changes_the_end(string? before, string after)
    {
        var stored = Official(Peronne, new(2027, 1, 1), before is null ? null : DateOnly.Parse(before, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal([$"Dated {Peronne} 2027-01-01 {(after.Length == 0 ? "-" : after)}"], Changes($"{Peronne};2027-01-01;{after}", [stored]));
    }

    [Fact]
    public void A_public_source_or_the_demonstration_gives_way_to_the_official_list()
    {
        var sourced = Official(Peronne, new(2025, 9, 1), source: "https://ars.example/zones");
        var demonstration = new PriorityZone { Id = Guid.NewGuid(), EpciSiren = Ham, From = new(2025, 9, 1), IsDemonstration = true };

        Assert.Equal(
            [$"Replaced {Peronne} 2025-09-01 -", $"Added {Peronne} 2025-07-01 -", $"Replaced {Ham} 2025-09-01 -", $"Added {Ham} 2025-09-01 -"],
            Changes($"{Peronne};2025-07-01;\n{Ham};2025-09-01;", [sourced, demonstration]));
    }

    [Fact]
    public void A_sourced_zone_with_the_same_dates_keeps_its_source() =>
        Assert.Equal(
            [$"Kept {Peronne} 2025-09-01 -"],
            Changes($"{Peronne};2025-09-01;", [Official(Peronne, new(2025, 9, 1), source: "https://ars.example/zones")]));

    [Fact]
    public void A_zone_out_of_the_file_stays_unless_the_file_is_the_whole_list()
    {
        var other = Official(Ham, new(2025, 9, 1));

        Assert.DoesNotContain(Changes($"{Peronne};2027-01-01;", [other]), change => change.Contains(Ham, StringComparison.Ordinal));
        Assert.Contains($"Ended {Ham} 2025-09-01 2026-12-31", Changes($"{Peronne};2027-01-01;", [other], completeFrom: new(2027, 1, 1)));
    }

    [Fact]
    public void A_whole_list_withdraws_what_had_not_begun_and_leaves_the_past()
    {
        var past = Official(Ham, new(2025, 9, 1), new DateOnly(2026, 1, 31));
        var ahead = Official(Ham, new(2027, 3, 1));

        Assert.Equal(
            [$"Added {Peronne} 2027-01-01 -", $"Withdrawn {Ham} 2027-03-01 -"],
            Changes($"{Peronne};2027-01-01;", [past, ahead], completeFrom: new(2027, 1, 1)));
    }

    [Fact]
    public void A_whole_list_may_designate_again_from_its_day() =>
        Assert.Equal(
            [$"Ended {Peronne} 2025-09-01 2026-12-31", $"Added {Peronne} 2027-01-01 2027-12-31"],
            Changes($"{Peronne};2027-01-01;2027-12-31", [Official(Peronne, new(2025, 9, 1))], completeFrom: new(2027, 1, 1)));

    [Theory]
    [InlineData($"{Peronne};2027-01-01;\n{Peronne};2027-01-01;", 3, ZoneFault.Duplicate, "ligne 2")]
    [InlineData($"{Peronne};2027-01-01;\n{Peronne};2028-01-01;", 3, ZoneFault.Overlap, "ligne 2")]
    [InlineData($"{Peronne};2027-01-01;2027-06-30\n{Peronne};2027-06-30;", 3, ZoneFault.Overlap, "ligne 2")]
    [InlineData("999999999;2027-01-01;", 2, ZoneFault.UnknownSiren, "999999999")]
    [InlineData($"{Ham};2027-01-01;", 2, ZoneFault.Overlap, "désignation du 01/09/2025")]
    public void What_cannot_stand_together_is_told_and_nothing_is_proposed(string lines, int line, ZoneFault fault, string value)
    {
        var changes = Compare(lines, [Official(Ham, new(2025, 9, 1))], null);

        Assert.Equal([new ZoneFileFault(line, fault, value)], changes.Faults);
        Assert.Empty(changes.Changes);
    }

    [Fact]
    public void Designations_one_after_the_other_do_not_overlap() =>
        Assert.True(Compare($"{Peronne};2027-01-01;2027-06-30\n{Peronne};2027-07-01;", [], null).IsClean);

    private static IEnumerable<string> Changes(string lines, PriorityZone[] stored, DateOnly? completeFrom = null)
    {
        var changes = Compare(lines, stored, completeFrom);
        Assert.Empty(changes.Faults);
        return changes.Changes.Select(c => $"{c.Kind} {c.Siren} {c.From:yyyy-MM-dd} {c.Until?.ToString("yyyy-MM-dd") ?? "-"}");
    }

    private static ZoneChanges Compare(string lines, PriorityZone[] stored, DateOnly? completeFrom) =>
        ZoneChanges.Compare(ZoneFile.Read("siren;debut;fin\n" + lines), Known, stored, completeFrom);

    private static PriorityZone Official(string siren, DateOnly from, DateOnly? until = null, string? source = null) =>
        new() { Id = Guid.NewGuid(), EpciSiren = siren, From = from, Until = until, Source = source };
}
