namespace Pacte.Domain.Booking;

/// <summary>Who the appointment is for, seen from the person who books.</summary>
public enum Relation
{
    Self,
    Child,
    Relative,
}
