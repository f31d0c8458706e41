namespace Pacte.Domain.Booking;

/// <summary>Why what was typed is no contact that can be reached.</summary>
public enum ContactRefusal
{
    Missing,

    /// <summary>Neither a number nor an address with @.</summary>
    Unreadable,
    EmailMalformed,
    NumberTooShort,
    NumberTooLong,

    /// <summary>A French number that no short message reaches.</summary>
    Landline,
}

/// <summary>
/// A way to reach a patient, folded to one spelling: an E.164 number or a lower-case e-mail address. French numbers of
/// any territory are understood as people write them there; other countries' numbers keep their prefix.
/// </summary>
/// <param name="Value">« +33612345678 », « louise@exemple.fr »</param>
public sealed record Contact(string Value)
{
    private const int LongestEmail = 254;

    // The mobile prefixes of each overseas plan; what begins otherwise with 06 or 07 is of mainland France.
    private static readonly (string Prefix, string Country)[] OverseasMobiles =
    [
        ("0690", "590"), ("0691", "590"), ("0694", "594"), ("0696", "596"), ("0697", "596"),
        ("0692", "262"), ("0693", "262"), ("0639", "262"),
    ];

    private static readonly (string Prefix, string Country)[] OverseasLandlines =
        [("0590", "+590"), ("0594", "+594"), ("0596", "+596"), ("0262", "+262"), ("0269", "+262")];

    private static readonly string[] FrenchCountries = ["+33", "+590", "+594", "+596", "+262"];

    public bool IsEmail => Value.Contains('@', StringComparison.Ordinal);

    /// <summary>« 06 12 34 56 78 », « louise@exemple.fr »: as people write it.</summary>
    public string Spoken => National(Value) is { } number
        ? string.Join('\u00A0', number.Chunk(2).Select(pair => new string(pair)))
        : Value;

    /// <summary>« 06 12 •• •• 78 », « l•••@exemple.fr »: enough to recognise one's own, too little to learn another's.</summary>
    public string Masked
    {
        get
        {
            if (IsEmail)
                return $"{Value[0]}•••{Value[Value.IndexOf('@', StringComparison.Ordinal)..]}";
            return National(Value) is { } number
                ? $"{number[..2]} {number[2..4]} •• •• {number[8..]}".Replace(' ', '\u00A0')
                : $"{Value[..3]}\u00A0••••\u00A0{Value[^2..]}";
        }
    }

    /// <summary>Reads what was typed.</summary>
    public static Result<Contact, ContactRefusal> Parse(string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0)
            return ContactRefusal.Missing;
        return text.Contains('@', StringComparison.Ordinal) ? ParseEmail(text) : ParseNumber(text);
    }

    /// <summary>Reads a French landline, which a voice reaches and no short message does; null when it is none. Paid numbers are none.</summary>
    public static Contact? ReadLandline(string? typed)
    {
        var digits = string.Concat((typed ?? "").Replace("(0)", "", StringComparison.Ordinal).Where(c => !IsSeparator(c)));
        if (digits.StartsWith("00", StringComparison.Ordinal))
            digits = $"+{digits[2..]}";
        if (digits.StartsWith('+'))
            digits = Array.Find(FrenchCountries, country => digits.StartsWith(country, StringComparison.Ordinal)) is { } own ? $"0{digits[own.Length..].TrimStart('0')}" : "";
        if (digits.Length != 10 || !digits.All(char.IsAsciiDigit) || digits[0] != '0' || digits[1] is '0' or '6' or '7' or '8')
            return null;
        var overseas = Array.Find(OverseasLandlines, plan => digits.StartsWith(plan.Prefix, StringComparison.Ordinal));
        return new Contact($"{overseas.Country ?? "+33"}{digits[1..]}");
    }

    private static Result<Contact, ContactRefusal> ParseEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var (local, domain) = (text[..at], text[(at + 1)..]);
        var shaped = local.Length is > 0 and <= 64
            && text.Length <= LongestEmail
            && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ',' or ';' or '<' or '>' or '(' or ')' or '"' or '\\')
            && !domain.Contains('@', StringComparison.Ordinal)
            && domain.Split('.') is { Length: >= 2 } labels
            && labels.All(label =>
                label.Length > 0 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsLetterOrDigit(c) || c == '-'))
            && labels[^1].Length >= 2;
        return shaped ? new Contact(text.ToLowerInvariant()) : ContactRefusal.EmailMalformed;
    }

    private static Result<Contact, ContactRefusal> ParseNumber(string text)
    {
        var digits = string.Concat(text.Replace("(0)", "", StringComparison.Ordinal).Where(c => !IsSeparator(c)));
        if (digits.StartsWith("00", StringComparison.Ordinal))
            digits = $"+{digits[2..]}";
        var national = digits.StartsWith('+') ? digits[1..] : digits;
        if (national.Length == 0 || !national.All(char.IsAsciiDigit))
            return ContactRefusal.Unreadable;
        return digits.StartsWith('+') ? ParseInternational(national) : ParseFrench(digits);
    }

    private static Result<Contact, ContactRefusal> ParseFrench(string digits)
    {
        // Nine digits without the leading zero: a phone's address book sometimes drops it.
        var number = digits is { Length: 9 } && digits[0] is not '0' ? $"0{digits}" : digits;
        if (number.Length < 10)
            return ContactRefusal.NumberTooShort;
        if (number.Length > 10)
            return ContactRefusal.NumberTooLong;
        if (number[0] != '0')
            return ContactRefusal.Unreadable;
        if (number[1] is not ('6' or '7'))
            return ContactRefusal.Landline;
        var overseas = Array.Find(OverseasMobiles, plan => number.StartsWith(plan.Prefix, StringComparison.Ordinal));
        return new Contact($"+{overseas.Country ?? "33"}{number[1..]}");
    }

    private static Result<Contact, ContactRefusal> ParseInternational(string digits)
    {
        foreach (var country in new[] { "33", "590", "594", "596", "262" })
        {
            if (digits.StartsWith(country, StringComparison.Ordinal))
                return ParseFrench($"0{digits[country.Length..].TrimStart('0')}");
        }

        return digits.Length switch
        {
            < 8 => ContactRefusal.NumberTooShort,
            > 15 => ContactRefusal.NumberTooLong,
            _ when digits[0] == '0' => ContactRefusal.Unreadable,
            _ => new Contact($"+{digits}"),
        };
    }

    private static bool IsSeparator(char c) =>
        char.IsWhiteSpace(c) || c is '.' or '-' or '/' or '(' or ')' or '\u2010' or '\u2011' or '\u2013';

    // The ten digits of a French mobile, or null for another country's number.
    private static string? National(string value)
    {
        foreach (var country in FrenchCountries)
        {
            if (value.StartsWith(country, StringComparison.Ordinal) && value.Length == country.Length + 9)
                return $"0{value[country.Length..]}";
        }

        return null;
    }
}
