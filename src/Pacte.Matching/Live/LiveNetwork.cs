using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Pacte.Matching.Flow;

namespace Pacte.Matching.Live;

/// <summary>
/// The network of <see cref="PlanNetwork"/>, without doctors who mix, set piece by piece: the pairs of an offer, the sessions of a
/// doctor, the returns of a need, a week, a zone. A piece that is set again replaces what was; its arcs stay, closed or open.
/// </summary>
internal sealed class LiveNetwork
{
    private readonly ProblemIndex _index;
    private readonly MatchingWeights _weights;
    private readonly PairCosts _pairCosts;
    private readonly EditableNetwork _network;
    private readonly int _source;
    private readonly int _sink;
    private readonly int _bypass;
    private readonly Dictionary<int, DoctorArcs> _doctors = [];
    private readonly Dictionary<int, int> _offers = [];
    private readonly List<Candidate?> _pairOfArc = [];
    private readonly Dictionary<(int Offer, int Need), int> _pairs = [];
    private readonly Dictionary<int, Spread> _needs = [];
    private readonly Dictionary<(int Zone, int Week), Spread> _weeks = [];
    private readonly Dictionary<int, Spread> _zones = [];
    private int _sessions;

    public LiveNetwork(ProblemIndex index, MatchingWeights weights)
    {
        (_index, _weights, Levels) = (index, weights, PlanLevels.Of(index));
        _pairCosts = new PairCosts(index, Levels);
        _network = new EditableNetwork(Levels.Length);
        (_source, _sink) = (_network.AddNode(), _network.AddNode());
        _bypass = _network.AddArc(_source, _sink);
    }

    public PlanLevel[] Levels { get; }

    /// <summary>The network as it is.</summary>
    public FlowNetwork View => _network.View;

    public int NodeCount => _network.NodeCount;

    public int ArcCount => _network.ArcCount;

    /// <summary>The pairs that a flow chose.</summary>
    public IEnumerable<Candidate> Chosen(ImmutableArray<long> flow)
    {
        for (var arc = 0; arc < _pairOfArc.Count; arc++)
        {
            if (flow[arc] > 0 && _pairOfArc[arc] is { } pair)
                yield return pair;
        }
    }

    /// <summary>Closes the pairs that an offer had, and opens those that it has.</summary>
    public void SetPairs(int offer, Candidate[] had, Candidate[] has)
    {
        foreach (var candidate in had)
            _network.SetCapacity(_pairs[(offer, candidate.Need)], 0);
        foreach (var candidate in has)
        {
            ref var arc = ref CollectionsMarshal.GetValueRefOrAddDefault(_pairs, (offer, candidate.Need), out var isKnown);
            if (!isKnown)
                arc = _network.AddArc(NodeOfOffer(offer), NeedOf(candidate.Need).Node);
            if (arc >= _pairOfArc.Count)
                CollectionsMarshal.SetCount(_pairOfArc, arc + 1);
            _pairOfArc[arc] = candidate;
            _network.SetCosts(arc, _pairCosts.Of(candidate));
            _network.SetCapacity(arc, 1);
        }
    }

    /// <summary>Sets how many sessions a doctor can have, and whether the first of them is the first of the month.</summary>
    public void SetDoctor(int doctor, int sessions, bool hasNone)
    {
        var arcs = DoctorOf(doctor);
        var first = hasNone ? Math.Min(1, sessions) : 0;
        _network.SetCapacity(arcs.First, first);
        _network.SetCapacity(arcs.Rest, sessions - first);
        _sessions += sessions - arcs.Sessions;
        arcs.Sessions = sessions;
        _network.SetCapacity(_bypass, _sessions);
        _network.SetSupply(_source, _sessions);
        _network.SetSupply(_sink, -_sessions);
    }

    /// <summary>Sets what a need has room for. Its week and its zone are to be set afterwards.</summary>
    public void SetNeed(int number, int taken)
    {
        var (asked, need, week) = (_index.Needs[number], NeedOf(number), WeekOf(_index.WeekOfNeed(number)));
        var room = Math.Max(0, asked.Max - taken);
        week.Room += room - need.Room;
        ZoneOf(_index.ZoneOfNeed(number)).Room += room - need.Room;
        need.Room = room;
        SetReturns(need, week.Node, taken, n => _weights.NeedSession(asked, n) + _weights.Part(asked.Part));
    }

    public void SetWeek((int Zone, int Week) week, int taken) =>
        SetReturns(WeekOf(week), ZoneOf(week.Zone).Node, taken, _weights.WeekSession);

    public void SetZone(int zone, int taken) =>
        SetReturns(ZoneOf(zone), _sink, taken, n => _weights.ZoneSession(_index.Zones[zone], n));

    private void SetReturns(Spread from, int to, int taken, Func<int, long> worth)
    {
        foreach (var arc in from.ArcOfWorth.Values)
            _network.SetCapacity(arc, 0);
        foreach (var (value, sessions) in DiminishingReturns.Steps(taken, from.Room, worth))
        {
            ref var arc = ref CollectionsMarshal.GetValueRefOrAddDefault(from.ArcOfWorth, value, out var isKnown);
            if (!isKnown)
                arc = _network.AddArc(from.Node, to, -value);
            _network.SetCapacity(arc, sessions);
        }
    }

    private DoctorArcs DoctorOf(int doctor)
    {
        if (_doctors.TryGetValue(doctor, out var arcs))
            return arcs;
        Span<long> firstSession = stackalloc long[Levels.Length];
        firstSession[Array.IndexOf(Levels, PlanLevel.FirstSessions)] = -1;
        var node = _network.AddNode();
        arcs = new DoctorArcs(node, _network.AddArc(_source, node, firstSession), _network.AddArc(_source, node));
        _doctors.Add(doctor, arcs);
        return arcs;
    }

    private int NodeOfOffer(int offer)
    {
        if (_offers.TryGetValue(offer, out var known))
            return known;
        var node = _network.AddNode();
        _network.SetCapacity(_network.AddArc(DoctorOf(_index.DoctorOfOffer[offer]).Node, node), 1);
        _offers.Add(offer, node);
        return node;
    }

    private Spread NeedOf(int need) => SpreadOf(_needs, need);

    private Spread WeekOf((int Zone, int Week) week) => SpreadOf(_weeks, week);

    private Spread ZoneOf(int zone) => SpreadOf(_zones, zone);

    private Spread SpreadOf<TKey>(Dictionary<TKey, Spread> spreads, TKey key)
        where TKey : notnull
    {
        ref var spread = ref CollectionsMarshal.GetValueRefOrAddDefault(spreads, key, out _);
        return spread ??= new Spread(_network.AddNode());
    }

    private sealed record DoctorArcs(int Node, int First, int Rest)
    {
        public int Sessions { get; set; }
    }

    /// <summary>A node from which sessions go on at diminishing returns.</summary>
    private sealed record Spread(int Node)
    {
        public int Room { get; set; }

        public Dictionary<long, int> ArcOfWorth { get; } = [];
    }
}
