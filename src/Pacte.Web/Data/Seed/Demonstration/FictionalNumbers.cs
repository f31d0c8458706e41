using System.Globalization;
using Pacte.Domain.Booking;

namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>Telephone numbers that nobody has.</summary>
internal static class FictionalNumbers
{
    /// <summary>Numbers in each range.</summary>
    public const int Count = 10_000;

    /// <summary>A mobile, of the range that the regulator keeps for fiction.</summary>
    public static string Mobile(int number) => string.Create(CultureInfo.InvariantCulture, $"06 39 98 {number:D4}");

    /// <summary>A landline of a region, of the ranges that the regulator keeps for fiction.</summary>
    public static Contact Landline(string region, int number) => Contact.ReadLandline(string.Create(CultureInfo.InvariantCulture, $"{RangeOf(region)} {number:D4}"))!;

    /// <summary>The number of a place: made of zeroes.</summary>
    public static string OfPlace(string region) => $"{RangeOf(region)[..2]} 00 00 00 00";

    private static string RangeOf(string region) => region switch
    {
        "11" => "01 99 00",
        "24" or "28" or "52" or "53" or "04" or "06" => "02 61 91",
        "27" or "32" or "44" => "03 53 01",
        "84" or "93" or "94" => "04 65 71",
        _ => "05 36 49",
    };
}
