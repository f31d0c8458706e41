using Pacte.Matching.Flow;

namespace Pacte.Matching;

/// <summary>
/// The problem as a flow, one unit being one session:
/// source → doctor → offer → need → zone·week → zone → sink, and a bypass from source to sink for sessions that do not happen.
/// </summary>
internal sealed class PlanNetwork
{
    /// <summary>The levels of cost, the most important first.</summary>
    public const int Coverage = 0;
    public const int FirstSessions = 1;
    public const int Travel = 2;
    private const int Levels = 3;

    private readonly ProblemIndex _index;
    private readonly StandingTally _standing;
    private readonly MatchingWeights _weights;
    private readonly KindOfDoctor _kinds;
    private readonly FlowNetworkBuilder _builder = new(Levels);
    private readonly Dictionary<int, int> _doctorNodes = [];
    private readonly Dictionary<int, int> _offerNodes = [];
    private readonly Dictionary<int, int> _needNodes = [];
    private readonly Dictionary<(int Zone, int Week), (int Node, int Room)> _weekNodes = [];
    private readonly Dictionary<int, (int Node, int Room)> _zoneNodes = [];

    public PlanNetwork(ProblemIndex index, StandingTally standing, KindOfDoctor kinds, MatchingWeights weights)
    {
        (_index, _standing, _kinds, _weights) = (index, standing, kinds, weights);
        var (source, sink) = (_builder.AddNode(), _builder.AddNode());
        AddNodes();
        FirstCandidateArc = _builder.ArcCount;
        foreach (var candidate in kinds.Kept)
            _builder.AddArc(_offerNodes[candidate.Offer], _needNodes[candidate.Need], 1, 0, 0, candidate.Metres);
        var sessions = AddDoctors(source);
        AddNeeds();
        AddZones(sink);
        _builder.AddArc(source, sink, sessions);
        _builder.SetSupply(source, sessions);
        _builder.SetSupply(sink, -sessions);
        Network = _builder.Build();
    }

    public FlowNetwork Network { get; }

    /// <summary>The network of a whole problem.</summary>
    public static FlowNetwork Of(MatchingProblem problem, MatchingWeights weights)
    {
        var index = new ProblemIndex(problem);
        var standing = new StandingTally(index);
        var (candidates, _) = new Eligibility(index, standing).FindCandidates(CancellationToken.None);
        return new PlanNetwork(index, standing, new KindOfDoctor(index, standing, candidates), weights).Network;
    }

    /// <summary>The arc of the first candidate kept; those of the others follow in order.</summary>
    public int FirstCandidateArc { get; }

    private void AddNodes()
    {
        foreach (var candidate in _kinds.Kept)
        {
            _doctorNodes.TryAdd(_index.DoctorOfOffer[candidate.Offer], 0);
            _offerNodes.TryAdd(candidate.Offer, 0);
            _needNodes.TryAdd(candidate.Need, 0);
        }

        foreach (var nodes in (Dictionary<int, int>[])[_doctorNodes, _offerNodes, _needNodes])
        {
            foreach (var number in nodes.Keys.Order())
                nodes[number] = _builder.AddNode();
        }
    }

    private int AddDoctors(int source)
    {
        var total = 0;
        foreach (var (doctor, node) in _doctorNodes.OrderBy(pair => pair.Key))
        {
            var sessions = _kinds.SessionsOf(doctor);
            var first = _standing.HalfDaysOfDoctor(doctor) == 0 ? 1 : 0;
            _builder.AddArc(source, node, first, 0, -1);
            _builder.AddArc(source, node, sessions - first);
            total += sessions;
        }

        foreach (var (offer, node) in _offerNodes.OrderBy(pair => pair.Key))
            _builder.AddArc(_doctorNodes[_index.DoctorOfOffer[offer]], node, 1);
        return total;
    }

    private void AddNeeds()
    {
        foreach (var (number, node) in _needNodes.OrderBy(pair => pair.Key))
        {
            var (need, taken) = (_index.Needs[number], _standing.OfNeed(number));
            var key = (_index.ZoneOfNeed(number), ProblemIndex.WeekOf(need.Date));
            var (weekNode, room) = _weekNodes.GetValueOrDefault(key, (-1, 0));
            if (weekNode < 0)
                weekNode = _builder.AddNode();
            _weekNodes[key] = (weekNode, room + need.Max - taken);
            AddReturns(node, weekNode, taken, need.Max - taken, n => _weights.NeedSession(need, n) + _weights.Part(need.Part));
        }
    }

    private void AddZones(int sink)
    {
        foreach (var (key, (weekNode, weekRoom)) in _weekNodes.OrderBy(pair => pair.Key))
        {
            var (zoneNode, room) = _zoneNodes.GetValueOrDefault(key.Zone, (-1, 0));
            if (zoneNode < 0)
                zoneNode = _builder.AddNode();
            _zoneNodes[key.Zone] = (zoneNode, room + weekRoom);
            AddReturns(weekNode, zoneNode, _standing.OfZoneWeek(key.Zone, key.Week), weekRoom, _weights.WeekSession);
        }

        foreach (var (zone, (node, room)) in _zoneNodes.OrderBy(pair => pair.Key))
            AddReturns(node, sink, _standing.OfZone(zone), room, n => _weights.ZoneSession(_index.Zones[zone], n));
    }

    /// <summary>Arcs for the sessions after those that stand, each worth no more than the one before; equal worths share an arc.</summary>
    private void AddReturns(int tail, int head, int standing, int room, Func<int, long> worth)
    {
        for (var n = standing + 1; n <= standing + room;)
        {
            var (value, first) = (worth(n), n);
            while (n <= standing + room && worth(n) == value)
                n++;
            _builder.AddArc(tail, head, n - first, -value);
        }
    }
}
