using System.Collections.Frozen;
using System.Globalization;

namespace Pacte.Domain.Geography;

/// <summary>
/// A piece of land whose communes are joined by road: no road leads from one to another.
/// An island with a bridge belongs to what the bridge leads to (Ré, Oléron, Noirmoutier). The communes of inner
/// Guyane that only a river or a plane reaches are each a land of their own.
/// </summary>
/// <param name="Code">
/// 0 for the mainland, 20 for Corsica, the number of an overseas territory for its main island, else the INSEE code
/// of the commune that stands for the island.
/// </param>
public readonly record struct Landmass(int Code)
{
    public static readonly Landmass Mainland = new(0);
    public static readonly Landmass Corsica = new(20);

    // Island communes, each beside the commune that stands for its island.
    private static readonly FrozenDictionary<string, int> Islands = Group(
        [
            ["17004"], ["22016"], ["29082"], ["29083"], ["29084"], ["29155"], ["56069"], ["56085"], ["56086"], ["56087"],
            ["56088"], ["56152", "56009", "56114", "56241"], ["85113"],
            ["97110"], ["97112", "97108", "97126"], ["97130"], ["97131"],
            ["97314"], ["97352"], ["97353", "97362"], ["97356"], ["97357"], ["97358"],
            ["97608", "97615"],
            ["97501"], ["97502"],
            ["98613"], ["98611", "98612"],
            ["98750", "98754", "98758"],
            ["98801"], ["98809"], ["98814"], ["98815"], ["98820"],
        ]);

    private static readonly FrozenSet<string> Tahiti = new[]
    {
        "98712", "98715", "98722", "98725", "98733", "98734", "98735", "98736", "98738", "98747", "98748", "98752",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The land on which a commune lies.</summary>
    /// <param name="inseeCode">Five characters, as in « 2A004 » or « 97101 ».</param>
    /// <exception cref="ArgumentException">The code does not have the shape of an INSEE code.</exception>
    public static Landmass Of(string inseeCode)
    {
        if (inseeCode.Length != 5 || !char.IsAsciiDigit(inseeCode[4]))
        {
            throw new ArgumentException($"'{inseeCode}' is not an INSEE code.", nameof(inseeCode));
        }

        if (Islands.TryGetValue(inseeCode, out var island))
        {
            return new Landmass(island);
        }

        return inseeCode[..2] switch
        {
            "2A" or "2B" => Corsica,
            "97" => new Landmass(Number(inseeCode[..3])),
            "98" => OfPacificCommune(inseeCode),
            _ => Mainland,
        };
    }

    // In Polynesia and the southern lands an unlisted commune is an archipelago apart; in New Caledonia it is on the main island.
    private static Landmass OfPacificCommune(string inseeCode) =>
        inseeCode.StartsWith("988", StringComparison.Ordinal) ? new Landmass(988)
        : Tahiti.Contains(inseeCode) ? new Landmass(987)
        : new Landmass(Number(inseeCode));

    private static FrozenDictionary<string, int> Group(string[][] islands) =>
        islands.SelectMany(communes => communes, (communes, code) => KeyValuePair.Create(code, Number(communes[0])))
            .ToFrozenDictionary(StringComparer.Ordinal);

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
