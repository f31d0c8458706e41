namespace Pacte.Web.Data;

/// <summary>
/// Every rule that the database enforces by a constraint of its own, by name. A use case translates these into its refusals;
/// a test compares the list with the catalogue, both ways.
/// </summary>
public static class ConstraintNames
{
    public const string SlotHasOneActiveAppointment = "slot_has_one_active_appointment";
    public const string DoctorIsInOnePlace = "doctor_is_in_one_place";
    public const string RoomHasOneSession = "room_has_one_session";
    public const string RoomExistsAtSite = "room_exists_at_site";
    public const string NeedsFitRooms = "needs_fit_rooms";
    public const string NeedIsAskedOnce = "need_is_asked_once";
    public const string NeedCountsInOrder = "need_counts_in_order";
    public const string DoctorMonthWithinCap = "doctor_month_within_cap";
    public const string DoctorIsVerified = "doctor_is_verified";
    public const string DoctorIsNotExempt = "doctor_is_not_exempt";
    public const string DoctorHasNoStandingSession = "doctor_has_no_standing_session";
    public const string OfferIsOnePerDate = "offer_is_one_per_date";
    public const string PersonHasOneUpcomingAppointment = "person_has_one_upcoming_appointment";
    public const string PersonIsOnePerIdentity = "person_is_one_per_identity";
    public const string ErasedPersonIsNobody = "erased_person_is_nobody";
    public const string ErasedPersonTakesNothing = "erased_person_takes_nothing";
    public const string HomonymPairIsOrdered = "homonym_pair_is_ordered";
    public const string ReviewIsWhole = "review_is_whole";
    public const string ContactHasFewPersons = "contact_has_few_persons";
    public const string FormMakesOneAppointment = "form_makes_one_appointment";
    public const string SlotsDoNotOverlap = "slots_do_not_overlap";
    public const string SlotLiesInSession = "slot_lies_in_session";
    public const string SlotHoldIsWhole = "slot_hold_is_whole";
    public const string SlotIsKeptForSomebody = "slot_is_kept_for_somebody";
    public const string NetworkHasFiveSeats = "network_has_five_seats";
    public const string SeatHasOneHold = "seat_has_one_hold";
    public const string RateCounterWithinCap = "rate_counter_within_cap";
    public const string SmsDayWithinBudget = "sms_day_within_budget";
    public const string SlotIsOpen = "slot_is_open";
    public const string SlotsCloseWithSession = "slots_close_with_session";
    public const string MessageIsOnePerEvent = "message_is_one_per_event";
    public const string MessageIsClaimedInTime = "message_is_claimed_in_time";
    public const string MessageNamesItsAppointment = "message_names_its_appointment";
    public const string CallIsWhole = "call_is_whole";
    public const string PersonDailyCap = "person_daily_cap";
    public const string PolicyIsWhole = "policy_is_whole";
    public const string RecipientDailyCap = "recipient_daily_cap";
    public const string AuditIsAppendOnly = "audit_is_append_only";
    public const string ZoneDesignationsDoNotOverlap = "zone_designations_do_not_overlap";
    public const string ZoneEndsAfterItStarts = "zone_ends_after_it_starts";
    public const string AdviceEndsAfterItStarts = "advice_ends_after_it_starts";
    public const string AdvicesDoNotOverlap = "advices_do_not_overlap";
    public const string StaffAccountHasItsScope = "staff_account_has_its_scope";
    public const string ChoiceIsWhole = "choice_is_whole";
    public const string DoctorIsPinnedOncePerDate = "doctor_is_pinned_once_per_date";
    public const string PairIsBannedOnce = "pair_is_banned_once";
    public const string DraftWantsOneThing = "draft_wants_one_thing";
    public const string PersonWaitsOnce = "person_waits_once";
    public const string WaitingEntryIsWhole = "waiting_entry_is_whole";
    public const string SlotIsOfferedToOne = "slot_is_offered_to_one";
    public const string PersonHasOneLiveOffer = "person_has_one_live_offer";
    public const string OfferAnswersOneWish = "offer_answers_one_wish";
    public const string OfferEndsOnce = "offer_ends_once";
    public const string RegionSettingsInBounds = "region_settings_in_bounds";
    public const string OnlyAbsenceIsExcused = "only_absence_is_excused";
    public const string AssistedAppointmentIsWhole = "assisted_appointment_is_whole";
    public const string PersonWithoutContactWasHelped = "person_without_contact_was_helped";
    public const string CallIsAboutAnAppointment = "call_is_about_an_appointment";
    public const string OneRunPerMonthAndRegion = "one_run_per_month_and_region";
}
