using System.Globalization;
using System.Text;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Zones;

/// <summary>One designation that the file asks for.</summary>
/// <param name="Line">Counted from 1, as an editor shows it.</param>
/// <param name="Until">Last day included; open-ended when null.</param>
public sealed record AskedZone(int Line, string Siren, DateOnly From, DateOnly? Until);

/// <summary>Why a line, or the file, is refused.</summary>
public enum ZoneFault
{
    EmptyFile,
    TooManyLines,
    MissingColumn,
    MissingField,
    BadSiren,
    UnknownSiren,
    BadDate,
    EndBeforeStart,

    /// <summary>The same designation stands on an earlier line.</summary>
    Duplicate,

    /// <summary>Two designations of one intercommunality share a day, in the file or with what is stored.</summary>
    Overlap,
}

/// <summary>A line to correct.</summary>
/// <param name="Line">1 when it is the header's or the whole file's.</param>
/// <param name="Value">What was read, or the line it collides with.</param>
public sealed record ZoneFileFault(int Line, ZoneFault Fault, string Value);

/// <summary>
/// A file of designations: columns <c>siren</c>, <c>debut</c>, <c>fin</c>, in any order, among others; separated by semicolons or commas;
/// dates as 2027-01-31 or 31/01/2027; an empty <c>fin</c> for a designation without end.
/// </summary>
public sealed class ZoneFile
{
    public const int MostLines = 5_000;
    private static readonly string[] Columns = ["siren", "debut", "fin"];
    private static readonly string[] Dates = ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"];

    private readonly List<AskedZone> lines = [];
    private readonly List<ZoneFileFault> faults = [];

    private ZoneFile() { }

    /// <summary>The lines without fault of their own.</summary>
    public IReadOnlyList<AskedZone> Lines => lines;

    public IReadOnlyList<ZoneFileFault> Faults => faults;

    public static ZoneFile Read(string text)
    {
        var file = new ZoneFile();
        var separator = text.AsSpan(0, Math.Max(0, text.IndexOf('\n', StringComparison.Ordinal))).Contains(';') ? ';' : ',';
        var records = CsvText.Read(new StringReader(text.TrimStart('\uFEFF')), separator).Take(MostLines + 2).ToList();
        if (records.Count < 2)
            file.Refuse(1, ZoneFault.EmptyFile, "");
        else if (records.Count > MostLines + 1)
            file.Refuse(1, ZoneFault.TooManyLines, "");
        else if (file.FindColumns(records[0]) is { } at)
            records.Skip(1).ToList().ForEach(record => file.ReadLine(record, at));
        return file;
    }

    private int[]? FindColumns(CsvRecord header)
    {
        var names = header.Fields.Select(Folded).ToList();
        var at = Array.ConvertAll(Columns, column => names.IndexOf(column));
        for (var i = 0; i < at.Length; i++)
        {
            if (at[i] < 0)
                Refuse(header.Line, ZoneFault.MissingColumn, Columns[i]);
        }

        return at.Contains(-1) ? null : at;
    }

    private void ReadLine(CsvRecord record, int[] at)
    {
        if (record.Fields.All(string.IsNullOrWhiteSpace))
            return;
        if (record.Fields.Count <= Math.Max(at[0], at[1]))
        {
            Refuse(record.Line, ZoneFault.MissingField, string.Join(' ', record.Fields));
            return;
        }

        var before = faults.Count;
        var siren = string.Concat(record.Fields[at[0]].Where(c => !char.IsWhiteSpace(c)));
        if (siren.Length != 9 || !siren.All(char.IsAsciiDigit))
            Refuse(record.Line, ZoneFault.BadSiren, record.Fields[at[0]]);
        var from = ReadDate(record, at[1], wanted: true);
        var until = ReadDate(record, at[2], wanted: false);
        if (until < from)
            Refuse(record.Line, ZoneFault.EndBeforeStart, record.Fields[at[2]].Trim());
        if (faults.Count == before)
            lines.Add(new(record.Line, siren, from!.Value, until));
    }

    private DateOnly? ReadDate(CsvRecord record, int at, bool wanted)
    {
        var text = at < record.Fields.Count ? record.Fields[at].Trim() : "";
        if (text.Length == 0 && !wanted)
            return null;
        if (DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= 2000 and < 2100)
        {
            return date;
        }

        Refuse(record.Line, ZoneFault.BadDate, text);
        return null;
    }

    private void Refuse(int line, ZoneFault fault, string value) => faults.Add(new(line, fault, value));

    // « Début », « DEBUT » and « debut » are one column.
    private static string Folded(string name) =>
        string.Concat(name.Trim().ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetter));
}
