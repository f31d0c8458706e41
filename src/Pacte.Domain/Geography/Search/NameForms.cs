namespace Pacte.Domain.Geography.Search;

/// <summary>The spellings under which a name is compared, each as letters in one run.</summary>
/// <param name="Full">Every word: « sarlatlacaneda ».</param>
/// <param name="Bare">Without the small words: « sarlatcaneda »; the same as full when nothing else remains.</param>
/// <param name="Sound">As it is heard: see <see cref="FrenchSound"/>.</param>
internal sealed record NameForms(byte[] Full, byte[] Bare, byte[] Sound)
{
    public static NameForms Of(IReadOnlyList<string> words)
    {
        var full = Letters.Of(words);
        var bareWords = BareWords(words);
        return new NameForms(full, Letters.Of(bareWords), Letters.Of(bareWords.Select(FrenchSound.Of)));
    }

    public static IReadOnlyList<string> BareWords(IReadOnlyList<string> words)
    {
        var bare = words.Where(word => !PlaceWords.IsSmall(word)).ToList();
        return bare.Count == 0 ? words : bare;
    }
}
