namespace Pacte.Matching.Mixing;

/// <summary>
/// How much settling a doctor has lowered the bound so far, fewer and more apart: doctors who lower it on both sides end a search
/// soon (pseudo-costs; Benichou and others 1971).
/// </summary>
internal sealed class BranchScores(int doctors)
{
    private readonly double[,] _falls = new double[doctors, 2];
    private readonly int[,] _times = new int[doctors, 2];
    private double _allFalls;
    private int _allTimes;

    /// <summary>The product of the mean falls of both sides; a side never tried counts as the mean of all.</summary>
    public double this[int doctor] => (1 + Mean(doctor, 0)) * (1 + Mean(doctor, 1));

    public void Record(int doctor, bool more, double fall)
    {
        var side = more ? 1 : 0;
        _falls[doctor, side] += fall;
        _times[doctor, side]++;
        _allFalls += fall;
        _allTimes++;
    }

    private double Mean(int doctor, int side) =>
        _times[doctor, side] > 0 ? _falls[doctor, side] / _times[doctor, side] : _allTimes > 0 ? _allFalls / _allTimes : 0;
}
