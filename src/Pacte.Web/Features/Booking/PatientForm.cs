using System.ComponentModel.DataAnnotations;
using Pacte.Domain.Booking;
using Pacte.Domain.Geography;
using Pacte.Web.Features.Booking.Taking;
using Pacte.Web.Ui;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking;

/// <summary>What the patient writes. Annotations and <see cref="Check"/> look at shapes; whether it may be booked is said later.</summary>
public sealed class PatientForm
{
    public const string Prefix = "Input";
    public const string ForMe = "moi";
    public const string ForChild = "enfant";
    public const string ForSomebody = "proche";
    public const string Yes = "oui";
    public const string No = "non";

    private const int OldestAge = 125;

    public string? For { get; set; } = ForMe;

    [StringLength(100, ErrorMessage = "Ce prénom est trop long.")]
    public string? FirstName { get; set; }

    [Required(ErrorMessage = "Écrivez le nom de naissance.")]
    [StringLength(100, ErrorMessage = "Ce nom est trop long.")]
    public string? LastName { get; set; }

    public TypedDate Birth { get; set; } = new();

    public string? Contact { get; set; }

    public string? Treating { get; set; }

    /// <summary>Where the person lives: a name or a postcode, as typed.</summary>
    [StringLength(100, ErrorMessage = "Ce nom de commune est trop long.")]
    public string? Commune { get; set; }

    /// <summary>The INSEE code of the commune, chosen in a list or recognised.</summary>
    public string? CommuneCode { get; set; }

    /// <summary>Abroad, or without a fixed address: no commune is asked.</summary>
    public bool Elsewhere { get; set; }

    /// <summary>What the commune typed may be, when it is not clear.</summary>
    public IReadOnlyList<CommunePlace> Communes { get; private set; } = [];

    /// <summary>As everybody meets it first.</summary>
    public bool IsBlank => For == ForMe && !Elsewhere && Communes.Count == 0 && Birth is { Day: null, Month: null, Year: null, Partial: false }
        && (FirstName ?? LastName ?? Contact ?? Treating ?? Commune ?? CommuneCode) is null;

    public Relation Relation => For switch
    {
        ForChild => Relation.Child,
        ForSomebody => Relation.Relative,
        _ => Relation.Self,
    };

    /// <summary>Nothing that a code can reach: empty, or a landline.</summary>
    public bool IsWithoutContact => string.IsNullOrWhiteSpace(Contact) || Domain.Booking.Contact.ReadLandline(Contact) is not null;

    public bool? HasTreatingDoctor => Treating switch
    {
        Yes => true,
        No => false,
        _ => null,
    };

    /// <summary>The form as the draft remembers it.</summary>
    public static PatientForm Of(BookingDraft draft) => new()
    {
        For = draft.Relation switch { Relation.Child => ForChild, Relation.Relative => ForSomebody, _ => ForMe },
        Commune = draft.Commune,
        CommuneCode = draft.CommuneInsee,
        Elsewhere = draft.Elsewhere,
        FirstName = draft.FirstName,
        LastName = draft.LastName,
        Birth = TypedDate.Of(draft.BirthDate),
        Contact = draft.Contact,
        Treating = draft.HasTreatingDoctor switch { true => Yes, false => No, null => null },
    };

    /// <summary>Keeps what was typed, right or wrong, so that nobody writes it twice.</summary>
    public void KeepIn(BookingDraft draft)
    {
        draft.Relation = Relation;
        draft.Commune = Kept(Commune);
        draft.CommuneInsee = Elsewhere ? null : CommuneCode;
        draft.Elsewhere = Elsewhere;
        draft.FirstName = Kept(FirstName);
        draft.LastName = Kept(LastName);
        draft.BirthDate = Kept(Birth.Text);
        draft.Contact = Kept(Contact);
        draft.HasTreatingDoctor = HasTreatingDoctor;
    }

    /// <summary>Finds the commune meant by what was typed; a choice counts only among those that it may be.</summary>
    public void Recognise(CommuneIndex index)
    {
        var matches = index.Search(Commune, CommuneIndex.MostPlaces);
        var chosen = matches.Places.Concat(matches.Others).FirstOrDefault(place => place.InseeCode == CommuneCode) ?? matches.Only;
        (CommuneCode, Communes) = (chosen?.InseeCode, chosen is null && !Elsewhere ? matches.Places : []);
    }

    /// <summary>What is to be corrected, in the order of the fields.</summary>
    /// <param name="today">The date where the consultation takes place.</param>
    /// <param name="isHelped">Somebody fills it in for a person who may have no contact, or a landline only.</param>
    public FormErrors Check(DateOnly today, bool isHelped = false)
    {
        var shapes = FormErrors.Of(this, Prefix);
        var errors = new FormErrors();
        foreach (var name in new[] { Name(nameof(FirstName)), Name(nameof(LastName)) })
        {
            if (shapes[name] is { } message)
                errors.Add(name, message);
        }

        if (errors.Count == 0 && PersonIdentity.Fold(LastName).Length == 0)
            errors.Add(Name(nameof(LastName)), Say("Écrivez le nom de naissance, en lettres."));
        if (BirthError(today) is { } birth)
            errors.Add(Name(nameof(Birth)), birth);
        if (CommuneRefusal is { } commune)
            errors.Add(Name(nameof(Commune)), commune);
        if (!(isHelped && IsWithoutContact) && Domain.Booking.Contact.Parse(Contact).Refusal is { } refusal)
            errors.Add(Name(nameof(Contact)), BookingText.Describe(refusal));
        if (HasTreatingDoctor is null)
            errors.Add(Name(nameof(Treating)), Say("Médecin traitant\u00A0: répondez oui ou non."));
        return errors;
    }

    /// <summary>What is wrong with the commune, once <see cref="Recognise"/> has looked for it.</summary>
    public string? CommuneRefusal => Elsewhere || CommuneCode is not null ? null : CommuneError;

    public static string Name(string property) => $"{Prefix}.{property}";

    private string CommuneError => Say((string.IsNullOrWhiteSpace(Commune), Communes.Count) switch
    {
        (true, _) => "Écrivez la commune, ou cochez la case en dessous.",
        (_, > 0) => "Choisissez la commune dans la liste.",
        _ => "Nous ne trouvons pas cette commune. Essayez le code postal, ou cochez la case en dessous.",
    });

    private string? BirthError(DateOnly today)
    {
        if (Birth.IsEmpty)
            return Say("Écrivez la date de naissance.");
        if (Birth.Read() is not { Date: var date })
            return Say("Cette date n’existe pas. Vérifiez le jour, le mois et l’année, avec quatre chiffres.");
        if (date > today)
            return Say("Cette date de naissance est dans l’avenir.");
        return date < today.AddYears(-OldestAge) ? Say("Vérifiez l’année de naissance.") : null;
    }

    private static string? Kept(string? typed) => typed is { Length: > 200 } ? typed[..200] : typed;
}
