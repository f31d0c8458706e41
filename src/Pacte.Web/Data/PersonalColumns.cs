namespace Pacte.Web.Data;

/// <summary>
/// Every column of every table: personal, with what it tells, or technical. A new column that stands in neither list fails a test, so
/// that nobody adds a personal one without saying why and until when.
/// </summary>
public static class PersonalColumns
{
    /// <summary>The personal columns of each table.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, PersonalData>> Personal { get; } =
        new Dictionary<string, IReadOnlyDictionary<string, PersonalData>>(StringComparer.Ordinal)
        {
            ["persons"] = Table(
                (PersonalData.Identity, "id first_name last_name birth_date birth_precision commune_insee identity_key homonym_key created_at"),
                (PersonalData.Contact, "contact contact_key phone language")),
            ["homonym_pairs"] = Table((PersonalData.Identity, "one_id other_id verdict"), (PersonalData.Staff, "reviewed_by")),
            ["contacts"] = Table((PersonalData.Contact, "contact_key persons")),
            ["booking_drafts"] = Table(
                (PersonalData.Draft, "id first_name last_name birth_date contact relation commune commune_insee elsewhere has_treating_doctor code_hash wish appointment_id entry_id"),
                (PersonalData.Network, "network_key seat"),
                (PersonalData.Staff, "helper_id")),
            ["rate_counters"] = Table((PersonalData.Network, "key count")),
            ["appointments"] = Table(
                (PersonalData.Appointment,
                 "id reference key_hash person_id slot_id site_id doctor_id session_id specialty starts_at ends_at booked_at has_treating_doctor "
                 + "is_follow_up relation state cancel_reason closed_at confirmed_at moved_at excused_at needs_call channel agreed_at agreement_version"),
                (PersonalData.Staff, "assisted_by")),
            ["waiting_entries"] = Table(
                (PersonalData.Wait,
                 "id person_id specialty place_insee latitude longitude radius_km days mornings afternoons step_free_only first_day last_day "
                 + "since has_treating_doctor state closed_at")),
            ["slot_offers"] = Table(
                (PersonalData.Wait,
                 "id slot_id person_id entry_id appointment_id reason offered_at until state answered_at ranked waiting_since road_km has_treating_doctor")),
            ["outbox_messages"] = Table(
                (PersonalData.Message, "event_key recipient_key address body calendar_file person_id appointment_id appointment_starts_at"),
                (PersonalData.Staff, "told_by")),
            ["message_counters"] = Table((PersonalData.Counter, "recipient_key messages")),
            ["person_message_counters"] = Table((PersonalData.Counter, "person_id messages")),
            ["stopped_channels"] = Table((PersonalData.StoppedContact, "recipient_key reason since")),
            ["doctors"] = Table(
                (PersonalData.Doctor,
                 "id rpps first_name last_name specialty email home_commune_insee home_commune_name own_epci_siren region_code travel_limit_km "
                 + "state registered_at")),
            ["doctor_months"] = Table((PersonalData.Doctor, "doctor_id month cap used")),
            ["offers"] = Table((PersonalData.Doctor, "doctor_id date parts offered_at")),
            ["exemptions"] = Table((PersonalData.Doctor, "doctor_id starts_on ends_on kind is_waived")),
            ["exclusions"] = Table((PersonalData.Doctor, "doctor_id site_id decided_at by_doctor")),
            ["sessions"] = Table((PersonalData.Doctor, "doctor_id starts_at ends_at local_date cancelled_by reason")),
            ["plan_choices"] = Table((PersonalData.Doctor, "doctor_id"), (PersonalData.Staff, "chosen_by dropped_by")),
            ["plan_placements"] = Table((PersonalData.Doctor, "doctor_id date road_km")),
            ["plan_refused_pins"] = Table((PersonalData.Doctor, "doctor_id date")),
            ["plan_unplaced"] = Table((PersonalData.Doctor, "doctor_id date reason")),
            ["plans"] = Table((PersonalData.Staff, "requested_by")),
            ["staff_accounts"] = Table((PersonalData.Staff, "id role display_name doctor_id site_id region_code place_name place_insee place_phone")),
            ["audit_entries"] = Table((PersonalData.Staff, "account_id actor_kind")),
        };

    /// <summary>The columns that tell nothing of anybody. Subjects of messages and details of the trail are here because nothing personal may stand in them.</summary>
    public static IReadOnlyDictionary<string, string> Technical { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["__EFMigrationsHistory"] = "MigrationId ProductVersion",
        ["appointments"] = "submission_id calendar_sequence",
        ["audit_entries"] = "id at action subject_kind subject_id details",
        ["booking_drafts"] = "slot_id created_at held_until submission_id code_expires_at code_tries_left codes_sent for_rights proved_until proved_at",
        ["communes"] = "insee_code name postcodes epci_siren departement_code region_code population latitude longitude",
        ["data_protection_keys"] = "id friendly_name xml",
        ["departement_advice"] = "id departement_code starts_on ends_on phone words",
        ["departements"] = "code name region_code region_name",
        ["doctors"] = "is_demonstration",
        ["epcis"] = "siren name type population communes_count departement_code region_code",
        ["exemptions"] = "id",
        ["homonym_pairs"] = "reviewed_at",
        ["message_counters"] = "day cap",
        ["message_policies"] = "kind channel is_enabled lead lasts quiet_from quiet_to per_person_cap",
        ["offers"] = "id",
        ["outbox_messages"] =
            "id channel kind subject time_zone created_at due_at expires_at state attempts claimed_at claimed_until sent_at maybe_sent_at delivered_at "
            + "bounced_at told_at last_failure is_on_demand language",
        ["person_message_counters"] = "kind day cap",
        ["persons"] = "erased_at",
        ["plan_choices"] = "id kind site_id date part region_code chosen_at dropped_at",
        ["plan_placements"] =
            "plan_id offer_id need_id site_id part offer_version doctor_version need_version site_version session_id runner_up_site_id "
            + "runner_up_points runner_up_km",
        ["plan_refused_pins"] = "plan_id site_id part reason",
        ["plan_unplaced"] = "plan_id offer_id change change_site_id change_date change_part change_km",
        ["plan_withdrawals"] = "plan_id session_id",
        ["plan_zones"] =
            "plan_id epci_siren half_days_wanted half_days_placed half_days_kept one_more_day room one_more_site_id one_more_date",
        ["plans"] =
            "id month region_code state requested_at claimed_until computed_at published_at progress compute_milliseconds objective bound "
            + "is_certified offers_count zones_with_need zones_covered half_days_offered half_days_placed mean_km failure p95_km "
            + "zones_without_session least_days_per_million median_days_per_million gini_permille",
        ["priority_zones"] = "id epci_siren starts_on ends_on source confidence is_demonstration",
        ["rate_counters"] = "kind window_start cap",
        ["reference_files"] = "name sha256 loaded_at",
        ["region_settings"] = "region_code waiting_share_percent near_offer_minutes far_offer_minutes residents_first_hours",
        ["service_keys"] = "name protected_value",
        ["sessions"] =
            "id site_id need_id plan_id region_code time_zone room part specialty break_starts_at break_ends_at slot_minutes state answer_before "
            + "proposed_at month",
        ["site_needs"] = "id site_id date part specialty min desired max",
        ["sites"] =
            "id name address postcode commune_insee commune_name epci_siren departement_code region_code time_zone latitude longitude room_count "
            + "state step_free_access access_note parking_note transit_note phone is_demonstration afternoon_end afternoon_start morning_end "
            + "morning_start equipment",
        ["slot_changes"] = "xid slot_id",
        ["slot_offers"] = "rule",
        ["slots"] =
            "id session_id site_id specialty session_starts_at session_ends_at starts_at ends_at state held_until held_by public_from kept_for",
        ["sms_days"] = "day sent budget",
        ["staff_accounts"] = "is_demonstration",
        ["stopped_channels"] = "channel",
    };

    private static Dictionary<string, PersonalData> Table(params (PersonalData Data, string Columns)[] columns) =>
        columns.SelectMany(c => c.Columns.Split(' ').Select(name => (name, c.Data))).ToDictionary(c => c.name, c => c.Data, StringComparer.Ordinal);
}
