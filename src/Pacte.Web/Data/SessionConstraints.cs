using Pacte.Domain.Planning;

namespace Pacte.Web.Data;

/// <summary>What the database's rules on sessions mean in the words of the domain.</summary>
public static class SessionConstraints
{
    public static SessionRefusal? RefusalOf(string constraint) => constraint switch
    {
        ConstraintNames.DoctorMonthWithinCap => SessionRefusal.MonthlyCapReached,
        ConstraintNames.DoctorIsInOnePlace => SessionRefusal.DoctorBusy,
        ConstraintNames.RoomHasOneSession or ConstraintNames.RoomExistsAtSite => SessionRefusal.RoomTaken,
        ConstraintNames.DoctorIsVerified => SessionRefusal.DoctorNotVerified,
        ConstraintNames.DoctorIsNotExempt => SessionRefusal.DoctorExempt,
        ConstraintNames.SlotLiesInSession => SessionRefusal.BookedSlotInTheWay,
        _ => null,
    };
}
