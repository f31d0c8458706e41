using System.Text;

namespace Pacte.Benchmarks.Comparison;

/// <summary>Solve time against the number of doctors, both on logarithmic scales, one line per solver, as a drawing that follows light and dark.</summary>
internal sealed class GrowthPlot
{
    private const int Width = 720;
    private const int Height = 440;
    private const int Left = 70;
    private const int Right = 200;
    private const int Top = 40;
    private const int Bottom = 60;
    private const int LabelGap = 15;

    private static readonly string[] Colours = ["#3b82f6", "#e0560f", "#b7860b", "#10976f", "#a855f7"];

    private readonly List<(string Solver, int Doctors, double Milliseconds)> _points = [];

    public void Add(string solver, int doctors, double milliseconds) => _points.Add((solver, doctors, milliseconds));

    /// <summary>Writes the drawing and returns its path.</summary>
    public string Write(string path)
    {
        var (doctors, times) = (Axis.Around(_points.Select(p => (double)p.Doctors)), Axis.Around(_points.Select(p => p.Milliseconds)));
        double X(double value) => Left + (doctors.Share(value) * (Width - Left - Right));
        double Y(double value) => Height - Bottom - (times.Share(value) * (Height - Top - Bottom));
        var svg = new StringBuilder();
        svg.Append(Opening);
        foreach (var tick in times.Ticks())
            svg.Append($"<path class=\"grid\" d=\"M{Left} {Y(tick):0.0}H{Width - Right}\"/><text x=\"{Left - 8}\" y=\"{Y(tick) + 4:0.0}\" text-anchor=\"end\">{Words(tick)}</text>\n");
        foreach (var count in _points.Select(p => p.Doctors).Distinct())
            svg.Append($"<path class=\"grid\" d=\"M{X(count):0.0} {Top}V{Height - Bottom}\"/><text x=\"{X(count):0.0}\" y=\"{Height - Bottom + 20}\" text-anchor=\"middle\">{count:N0}</text>\n");
        svg.Append($"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 16}\" text-anchor=\"middle\">doctors</text>\n");
        var labels = new SortedList<double, string>();
        foreach (var (rank, solver) in _points.GroupBy(p => p.Solver).Index())
        {
            var colour = Colours[rank % Colours.Length];
            var line = solver.OrderBy(p => p.Doctors).ToList();
            svg.Append($"<path d=\"M{string.Join("L", line.Select(p => $"{X(p.Doctors):0.0} {Y(p.Milliseconds):0.0}"))}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\n");
            foreach (var point in line)
                svg.Append($"<circle cx=\"{X(point.Doctors):0.0}\" cy=\"{Y(point.Milliseconds):0.0}\" r=\"3.5\" fill=\"{colour}\"><title>{solver.Key}, {point.Doctors:N0}: {point.Milliseconds:0.0} ms</title></circle>\n");
            labels[FreePlace(labels, Y(line[^1].Milliseconds) + 4)] = $"style=\"fill:{colour}\">{solver.Key}";
        }

        foreach (var (y, label) in labels)
            svg.Append($"<text class=\"name\" x=\"{Width - Right + 10}\" y=\"{y:0.0}\" {label}</text>\n");
        File.WriteAllText(path, svg.Append("</svg>\n").ToString());
        return path;
    }

    private static string Opening =>
        $$"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{Width}} {{Height}}" width="{{Width}}" height="{{Height}}" role="img" aria-label="Solve time against the number of doctors, one line per solver">
        <style>
        svg { background: #fff; font: 13px system-ui, sans-serif; } text { fill: #333; } .name { font-weight: 600; } .grid { stroke: #ddd; }
        @media (prefers-color-scheme: dark) { svg { background: #16181d; } text { fill: #d5d7dc; } .grid { stroke: #3a3d45; } }
        </style>
        <text x="{{Left}}" y="22">Solve time, warm median, one core</text>

        """;

    private static string Words(double milliseconds) => milliseconds >= 1_000 ? $"{milliseconds / 1_000:0.#} s" : $"{milliseconds:0.#} ms";

    /// <summary>The nearest height at which a label meets none of the others.</summary>
    private static double FreePlace(SortedList<double, string> labels, double wanted)
    {
        for (var step = 0; ; step++)
        {
            foreach (var y in (double[])[wanted - step, wanted + step])
            {
                if (labels.Keys.All(other => Math.Abs(other - y) >= LabelGap))
                    return y;
            }
        }
    }

    /// <summary>A logarithmic scale.</summary>
    private sealed record Axis(double Least, double Most)
    {
        private const double Margin = 1.25;

        public static Axis Around(IEnumerable<double> values) => new(values.Min() / Margin, values.Max() * Margin);

        public double Share(double value) => Math.Log(value / Least) / Math.Log(Most / Least);

        /// <summary>Powers of ten, and thrice these.</summary>
        public IEnumerable<double> Ticks()
        {
            for (var power = -1; power < 7; power++)
            {
                foreach (var tick in (double[])[Math.Pow(10, power), 3 * Math.Pow(10, power)])
                {
                    if (tick >= Least && tick <= Most)
                        yield return tick;
                }
            }
        }
    }
}
