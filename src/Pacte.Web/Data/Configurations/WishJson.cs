using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Pacte.Domain.Waiting;

namespace Pacte.Web.Data.Configurations;

/// <summary>A wish in one column of its draft: nothing looks into it until it becomes an entry of the waiting list.</summary>
internal sealed class WishJson() : ValueConverter<WaitingWish, string>(
    wish => JsonSerializer.Serialize(wish, Options), text => JsonSerializer.Deserialize<WaitingWish>(text, Options)!)
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };
}
