using Pacte.Matching.Flow;
using Pacte.Matching.Mixing;

namespace Pacte.Matching;

/// <summary>
/// The problem as a flow, one unit being one session:
/// source → doctor → offer → need → zone·week → zone → sink, and a bypass from source to sink for sessions that do not happen.
/// A doctor who mixes has a second way to the offers, for the sessions that may be whole days (<see cref="KindNetwork"/>).
/// </summary>
internal sealed class PlanNetwork
{
    private readonly ProblemIndex _index;
    private readonly StandingTally _standing;
    private readonly MatchingWeights _weights;
    private readonly FlowNetworkBuilder _builder;
    private readonly int[] _doctorNodes;
    private readonly int[] _offerNodes;
    private readonly Dictionary<(int Zone, int Week), (int Node, int Room)> _weekNodes = [];
    private readonly Dictionary<int, (int Node, int Room)> _zoneNodes = [];

    public PlanNetwork(
        ProblemIndex index, StandingTally standing, List<Candidate> candidates, DoctorKinds kinds, MatchingWeights weights)
    {
        (_index, _standing, _weights, Candidates, Kinds) = (index, standing, weights, candidates, kinds);
        Levels = PlanLevels.Of(index);
        _builder = new FlowNetworkBuilder(Levels.Length);
        (_doctorNodes, _offerNodes) = (Missing(index.Doctors.Length), Missing(index.Offers.Length));
        (NodeOfNeed, ArcOfOffer) = (Missing(index.Needs.Length), Missing(index.Offers.Length));
        (Source, Sink) = (_builder.AddNode(), _builder.AddNode());
        AddNodes();
        FirstCandidateArc = _builder.ArcCount;
        AddCandidates();
        var sessions = AddDoctors();
        AddNeeds();
        AddZones();
        _builder.AddArc(Source, Sink, sessions);
        _builder.SetSupply(Source, sessions);
        _builder.SetSupply(Sink, -sessions);
        Network = _builder.Build();
    }

    public FlowNetwork Network { get; }

    /// <summary>What each level of cost means.</summary>
    public PlanLevel[] Levels { get; }

    public List<Candidate> Candidates { get; }

    public DoctorKinds Kinds { get; }

    public int Source { get; }

    public int Sink { get; }

    /// <summary>The arc of the first candidate; those of the others follow in order.</summary>
    public int FirstCandidateArc { get; }

    /// <summary>The node of each need, −1 for one without room.</summary>
    public int[] NodeOfNeed { get; }

    /// <summary>The arc from the doctor to each offer, −1 for one without candidates.</summary>
    public int[] ArcOfOffer { get; }

    /// <summary>The arcs of each doctor who mixes, in the order of <see cref="DoctorKinds.Mixing"/>.</summary>
    public List<MixingArcs> MixingArcs { get; } = [];

    /// <summary>The network of a whole problem.</summary>
    public static FlowNetwork Of(MatchingProblem problem, MatchingWeights weights)
    {
        var index = new ProblemIndex(problem);
        var standing = new StandingTally(index);
        var (candidates, _) = new Eligibility(index, standing).FindCandidates(CancellationToken.None);
        return new PlanNetwork(index, standing, candidates, new DoctorKinds(index, standing, candidates), weights).Network;
    }

    /// <summary>Half-days of the session that a candidate would be.</summary>
    public int HalfDays(int candidate) => _index.Needs[Candidates[candidate].Need].Part.HalfDays();

    private static int[] Missing(int count)
    {
        var nodes = new int[count];
        Array.Fill(nodes, -1);
        return nodes;
    }

    private void AddNodes()
    {
        foreach (var candidate in Candidates)
            _doctorNodes[_index.DoctorOfOffer[candidate.Offer]] = _offerNodes[candidate.Offer] = 0;
        for (var need = 0; need < NodeOfNeed.Length; need++)
            NodeOfNeed[need] = _index.Needs[need].Max > _standing.OfNeed(need) ? 0 : -1;
        foreach (var nodes in (int[][])[_doctorNodes, _offerNodes, NodeOfNeed])
        {
            for (var i = 0; i < nodes.Length; i++)
                nodes[i] = nodes[i] < 0 ? -1 : _builder.AddNode();
        }
    }

    private void AddCandidates()
    {
        var costs = new PairCosts(_index, Levels);
        foreach (var candidate in Candidates)
            _builder.AddArc(_offerNodes[candidate.Offer], NodeOfNeed[candidate.Need], 1, costs.Of(candidate));
    }

    private int AddDoctors()
    {
        var (total, mixing) = (0, 0);
        Span<long> firstSession = stackalloc long[Levels.Length];
        firstSession[Array.IndexOf(Levels, PlanLevel.FirstSessions)] = -1;
        for (var doctor = 0; doctor < _doctorNodes.Length; doctor++)
        {
            if (_doctorNodes[doctor] < 0)
                continue;
            var sessions = Kinds.SessionsOf(doctor);
            var first = _standing.HalfDaysOfDoctor(doctor) == 0 ? 1 : 0;
            _builder.AddArc(Source, _doctorNodes[doctor], first, firstSession);
            if (mixing < Kinds.Mixing.Length && Kinds.Mixing[mixing].Doctor == doctor)
                AddMixing(Kinds.Mixing[mixing++], sessions - first);
            else
                _builder.AddArc(Source, _doctorNodes[doctor], sessions - first);
            total += sessions;
        }

        for (var offer = 0; offer < _offerNodes.Length; offer++)
        {
            if (_offerNodes[offer] >= 0)
                ArcOfOffer[offer] = _builder.AddArc(_doctorNodes[_index.DoctorOfOffer[offer]], _offerNodes[offer], 1);
        }

        return total;
    }

    /// <summary>Every session has an arc of its own, so that a choice of kinds is a choice of arcs.</summary>
    private void AddMixing(MixingDoctor mixing, int rest)
    {
        var (node, firstRest) = (_doctorNodes[mixing.Doctor], _builder.ArcCount);
        for (var n = 0; n < rest; n++)
            _builder.AddArc(Source, node, 1);
        var (wideNode, firstWide, wide) = (_builder.AddNode(), _builder.ArcCount, mixing.MaxFull);
        for (var n = 0; n < wide; n++)
            _builder.AddArc(node, wideNode, 1);
        MixingArcs.Add(new MixingArcs(firstRest, rest, firstWide, wide));
        foreach (var offer in mixing.Offers)
            _builder.AddArc(wideNode, _offerNodes[offer.Offer], 1);
    }

    private void AddNeeds()
    {
        for (var number = 0; number < NodeOfNeed.Length; number++)
        {
            if (NodeOfNeed[number] < 0)
                continue;
            var (need, taken) = (_index.Needs[number], _standing.OfNeed(number));
            var key = _index.WeekOfNeed(number);
            var (weekNode, room) = _weekNodes.GetValueOrDefault(key, (-1, 0));
            if (weekNode < 0)
                weekNode = _builder.AddNode();
            _weekNodes[key] = (weekNode, room + need.Max - taken);
            AddReturns(NodeOfNeed[number], weekNode, taken, need.Max - taken, n => _weights.NeedSession(need, n) + _weights.Part(need.Part));
        }
    }

    private void AddZones()
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
            AddReturns(node, Sink, _standing.OfZone(zone), room, n => _weights.ZoneSession(_index.Zones[zone], n));
    }

    private void AddReturns(int tail, int head, int standing, int room, Func<int, long> worth)
    {
        foreach (var (value, sessions) in DiminishingReturns.Steps(standing, room, worth))
            _builder.AddArc(tail, head, sessions, -value);
    }
}
