using System.Reflection;
using Pacte.Domain.Access;
using Pacte.Matching;
using Pacte.Web.Shell;

namespace Pacte.UnitTests.Architecture;

/// <summary>Which room of the house may touch which, read from the compiled code.</summary>
public sealed class RoomsTests
{
    private const string Features = "Pacte.Web.Features";
    private const string Razor = "Microsoft.AspNetCore.Components";

    private static readonly Lazy<IReadOnlyList<(Type From, Type To)>> References = new(() =>
        [.. typeof(App).Assembly.GetTypes().SelectMany(type => TypeReferences.Of(type).Select(to => (type, to)))]);

    [Fact]
    public void The_domain_and_the_matching_know_the_base_class_library_only()
    {
        var named = new[] { typeof(Actor).Assembly, typeof(Matcher).Assembly }.SelectMany(assembly => assembly.GetReferencedAssemblies());

        Assert.All(named, reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Pacte.Web.Data", Features)]
    [InlineData("Pacte.Web.Data", Razor)]
    [InlineData("Pacte.Web.Data", "Pacte.Matching")]
    [InlineData("Pacte.Web.Outbox", Features)]
    [InlineData("Pacte.Web.Outbox", Razor)]
    [InlineData("Pacte.Web.Offers", Features)]
    [InlineData("Pacte.Web.Offers", Razor)]
    [InlineData("Pacte.Web.Outbox", "Pacte.Web.Offers")]
    [InlineData("Pacte.Web.Audit", Features)]
    [InlineData("Pacte.Web.Audit", Razor)]
    [InlineData("Pacte.Web.Commands", Razor)]
    [InlineData("Pacte.Web.Commands", "Npgsql")]
    [InlineData("Pacte.Web.Workers", Razor)]
    [InlineData("Pacte.Web.Workers", "Npgsql")]
    [InlineData("Pacte.Web.Ui", "Pacte.Web.Data")]
    [InlineData("Pacte.Web.Ui", Features)]
    [InlineData("Pacte.Web.Shell", "Pacte.Web.Data")]
    [InlineData("Pacte.Web.Shell", Features)]
    public void A_room_stays_out_of_another(string room, string other) =>
        Assert.Empty(Trespasses(from => IsIn(from, room), to => IsIn(to, other)));

    [Fact]
    public void A_feature_stays_out_of_the_others() =>
        Assert.Empty(References.Value
            .Where(reference => FeatureOf(reference.From) is { } own && FeatureOf(reference.To) is { } other && own != other)
            .Select(Words).Distinct());

    [Fact]
    public void Planning_alone_speaks_to_the_matching() =>
        Assert.Empty(Trespasses(from => FeatureOf(from) != "Planning", to => IsIn(to, "Pacte.Matching")));

    [Fact]
    public void A_reference_inside_a_method_is_seen()
    {
        var named = TypeReferences.Of(typeof(NamesThingsInside));

        Assert.Contains(typeof(Uri), named);
        Assert.Contains(typeof(Version), named);
    }

    private static IEnumerable<string> Trespasses(Func<Type, bool> from, Func<Type, bool> to) =>
        References.Value.Where(reference => from(reference.From) && to(reference.To)).Select(Words).Distinct();

    private static string Words((Type From, Type To) reference) => $"{reference.From.FullName} → {reference.To.FullName}";

    private static bool IsIn(Type type, string room) =>
        type.Namespace is { } name && (name == room || name.StartsWith(room + ".", StringComparison.Ordinal));

    private static string? FeatureOf(Type type) =>
        IsIn(type, Features) ? type.Namespace![Features.Length..].Split('.', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() : null;

    private sealed class NamesThingsInside
    {
        public static object Make(bool one) => one ? new Uri("http://localhost") : Get<Version>();

        private static object Get<T>() => typeof(T);
    }
}
