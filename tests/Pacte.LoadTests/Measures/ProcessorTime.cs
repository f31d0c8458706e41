using System.Globalization;

namespace Pacte.LoadTests.Measures;

/// <summary>Processor time used so far, in seconds of one core.</summary>
internal readonly record struct ProcessorTime(double Generator, double Server, double Postgres, double Machine)
{
    public static ProcessorTime operator -(ProcessorTime now, ProcessorTime before) => new(
        now.Generator - before.Generator, now.Server - before.Server, now.Postgres - before.Postgres, now.Machine - before.Machine);

    /// <summary>As shares of one core over a time.</summary>
    public ProcessorTime Over(TimeSpan time) => new(
        Generator / time.TotalSeconds, Server / time.TotalSeconds, Postgres / time.TotalSeconds, Machine / time.TotalSeconds);
}

/// <summary>Reads /proc: the generator shares the machine with what it measures, so what it takes is part of the result.</summary>
internal sealed class ProcessorClock(int server, int postmaster)
{
    private const double TicksPerSecond = 100;

    // Fields after the name, which may hold spaces.
    private const int Parent = 1;
    private const int UserTime = 11;
    private const int SystemTime = 12;
    private const int EndedUserTime = 13;
    private const int EndedSystemTime = 14;

    public ProcessorTime Read() => new(
        Environment.CpuUsage.TotalTime.TotalSeconds,
        Seconds(Fields($"{server}"), UserTime, SystemTime),
        OfPostgres(),
        OfMachine());

    // The postmaster's own, those of its children that run, and those of its children that ended.
    private double OfPostgres() =>
        Seconds(Fields($"{postmaster}"), UserTime, SystemTime, EndedUserTime, EndedSystemTime)
        + Directory.EnumerateDirectories("/proc").Select(path => Path.GetFileName(path)).Where(name => char.IsAsciiDigit(name[0]))
            .Select(Fields).Where(fields => fields.Length > 0 && Number(fields, Parent) == postmaster)
            .Sum(fields => Seconds(fields, UserTime, SystemTime));

    private static string[] Fields(string process)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{process}/stat");
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static double Seconds(string[] fields, params ReadOnlySpan<int> which)
    {
        var ticks = 0.0;
        foreach (var field in which)
            ticks += fields.Length == 0 ? 0 : Number(fields, field);
        return ticks / TicksPerSecond;
    }

    private static double OfMachine()
    {
        var ticks = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6]) / TicksPerSecond;
    }

    private static double Number(string[] fields, int at) => double.Parse(fields[at], CultureInfo.InvariantCulture);
}
