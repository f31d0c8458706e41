namespace Pacte.Matching.Layers;

/// <summary>
/// A flow made group by group: each takes the choices that cost least beside what the others have, while that costs less than the
/// bypass.
/// </summary>
internal sealed class LayeredPlan
{
    public const int None = -1;

    private readonly LayeredNetwork _network;

    private LayeredPlan(LayeredNetwork network)
    {
        (_network, Count, ChoiceOfItem) = (network, new int[network.Hub], new int[network.Items]);
        Array.Fill(ChoiceOfItem, None);
    }

    /// <summary>Units that each node sends on or, a group, gets.</summary>
    public int[] Count { get; }

    /// <summary>The choice taken by each item, or None.</summary>
    public int[] ChoiceOfItem { get; }

    public static LayeredPlan Make(LayeredNetwork network)
    {
        var plan = new LayeredPlan(network);
        for (var group = 0; group < network.Groups; group++)
            plan.Choose(group);
        return plan;
    }

    /// <summary>Whether the node could send, or get, one more.</summary>
    public bool HasRoom(int node) => _network.FirstUnit[node] + Count[node] < _network.FirstUnit[node + 1];

    private void Choose(int group)
    {
        for (var node = _network.Trees + group; HasRoom(node); Count[node]++)
        {
            var (item, choice) = Best(group, _network.BypassCost - _network.UnitCost[_network.FirstUnit[node] + Count[node]]);
            if (item == None)
                return;
            ChoiceOfItem[item] = choice;
            for (var at = _network.PlaceOfChoice[choice]; at != _network.Hub; at = _network.Parent[at])
                Count[at]++;
        }
    }

    /// <summary>The choice of a free item that costs least, if it costs less than the most.</summary>
    private (int Item, int Choice) Best(int group, long most)
    {
        var (bestItem, bestChoice) = (None, None);
        for (var item = _network.FirstItem[group]; item < _network.FirstItem[group + 1]; item++)
        {
            if (ChoiceOfItem[item] != None)
                continue;
            for (var choice = _network.FirstChoice[item]; choice < _network.FirstChoice[item + 1]; choice++)
            {
                var cost = Cost(choice);
                if (cost < most)
                    (bestItem, bestChoice, most) = (item, choice, cost);
            }
        }

        return (bestItem, bestChoice);
    }

    /// <summary>What one more unit costs from a choice to the sink; the largest number when there is no room.</summary>
    private long Cost(int choice)
    {
        var cost = _network.CostOfChoice[choice];
        for (var at = _network.PlaceOfChoice[choice]; at != _network.Hub; at = _network.Parent[at])
        {
            if (!HasRoom(at))
                return long.MaxValue;
            cost += _network.UnitCost[_network.FirstUnit[at] + Count[at]];
        }

        return cost;
    }
}
