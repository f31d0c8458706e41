using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Pacte.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_kind = table.Column<string>(type: "text", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    subject_kind = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    details = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "communes",
                columns: table => new
                {
                    insee_code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    postcodes = table.Column<string[]>(type: "text[]", nullable: false),
                    epci_siren = table.Column<string>(type: "text", nullable: true),
                    departement_code = table.Column<string>(type: "text", nullable: false),
                    region_code = table.Column<string>(type: "text", nullable: false),
                    population = table.Column<int>(type: "integer", nullable: false),
                    latitude = table.Column<double>(type: "double precision", nullable: true),
                    longitude = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_communes", x => x.insee_code);
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "departements",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    region_code = table.Column<string>(type: "text", nullable: false),
                    region_name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_departements", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "epcis",
                columns: table => new
                {
                    siren = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    population = table.Column<int>(type: "integer", nullable: false),
                    communes_count = table.Column<int>(type: "integer", nullable: false),
                    departement_code = table.Column<string>(type: "text", nullable: true),
                    region_code = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_epcis", x => x.siren);
                });

            migrationBuilder.CreateTable(
                name: "outbox_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_key = table.Column<string>(type: "text", nullable: false),
                    recipient_key = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    calendar_file = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    claimed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    claimed_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_failure = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_messages", x => x.id);
                    table.CheckConstraint("message_is_claimed_in_time", "claimed_at is null or claimed_at < expires_at");
                    table.CheckConstraint("outbox_messages_channel_known", "channel in ('Email', 'Sms')");
                    table.CheckConstraint("outbox_messages_state_known", "state in ('Waiting', 'Sent', 'Failed', 'Expired')");
                });

            migrationBuilder.CreateTable(
                name: "persons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    identity_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    contact_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    first_name = table.Column<string>(type: "text", nullable: false),
                    last_name = table.Column<string>(type: "text", nullable: false),
                    birth_date = table.Column<DateOnly>(type: "date", nullable: false),
                    contact = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_persons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    region_code = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: true),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    claimed_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    computed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    progress = table.Column<int>(type: "integer", nullable: false),
                    compute_milliseconds = table.Column<int>(type: "integer", nullable: false),
                    objective = table.Column<long>(type: "bigint", nullable: false),
                    bound = table.Column<long>(type: "bigint", nullable: false),
                    is_certified = table.Column<bool>(type: "boolean", nullable: false),
                    doctors_kept_to_one_kind = table.Column<int>(type: "integer", nullable: false),
                    offers_count = table.Column<int>(type: "integer", nullable: false),
                    zones_with_need = table.Column<int>(type: "integer", nullable: false),
                    zones_covered = table.Column<int>(type: "integer", nullable: false),
                    half_days_offered = table.Column<int>(type: "integer", nullable: false),
                    half_days_placed = table.Column<int>(type: "integer", nullable: false),
                    mean_km = table.Column<double>(type: "double precision", nullable: false),
                    failure = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plans", x => x.id);
                    table.CheckConstraint("plans_state_known", "state in ('Requested', 'Computing', 'Draft', 'Published', 'Superseded', 'Failed')");
                });

            migrationBuilder.CreateTable(
                name: "service_keys",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    protected_value = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_keys", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "staff_accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    display_name = table.Column<string>(type: "text", nullable: false),
                    doctor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    site_id = table.Column<Guid>(type: "uuid", nullable: true),
                    region_code = table.Column<string>(type: "text", nullable: true),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_accounts", x => x.id);
                    table.CheckConstraint("staff_account_has_its_scope", "(role = 'Doctor') = (doctor_id is not null)\nand (role = 'FrontDesk') = (site_id is not null)\nand (role = 'Ars') = (region_code is not null)");
                    table.CheckConstraint("staff_accounts_role_known", "role in ('Doctor', 'FrontDesk', 'Ars', 'National')");
                });

            migrationBuilder.CreateTable(
                name: "doctors",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rpps = table.Column<string>(type: "text", nullable: false),
                    first_name = table.Column<string>(type: "text", nullable: false),
                    last_name = table.Column<string>(type: "text", nullable: false),
                    specialty = table.Column<string>(type: "text", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    home_commune_insee = table.Column<string>(type: "text", nullable: false),
                    home_commune_name = table.Column<string>(type: "text", nullable: false),
                    own_epci_siren = table.Column<string>(type: "text", nullable: true),
                    region_code = table.Column<string>(type: "text", nullable: false),
                    travel_limit_km = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_doctors", x => x.id);
                    table.CheckConstraint("doctors_specialty_known", "specialty in ('GeneralPractice', 'Paediatrics', 'Gynaecology', 'Cardiology', 'Endocrinology', 'Dermatology', 'Psychiatry', 'Rheumatology')");
                    table.CheckConstraint("doctors_state_known", "state in ('Registered', 'Verified', 'Suspended')");
                    table.ForeignKey(
                        name: "fk_doctors_communes_home_commune_insee",
                        column: x => x.home_commune_insee,
                        principalTable: "communes",
                        principalColumn: "insee_code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sites",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    postcode = table.Column<string>(type: "text", nullable: false),
                    commune_insee = table.Column<string>(type: "text", nullable: false),
                    commune_name = table.Column<string>(type: "text", nullable: false),
                    epci_siren = table.Column<string>(type: "text", nullable: true),
                    departement_code = table.Column<string>(type: "text", nullable: false),
                    region_code = table.Column<string>(type: "text", nullable: false),
                    time_zone = table.Column<string>(type: "text", nullable: false),
                    latitude = table.Column<double>(type: "double precision", nullable: false),
                    longitude = table.Column<double>(type: "double precision", nullable: false),
                    room_count = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    step_free_access = table.Column<bool>(type: "boolean", nullable: false),
                    access_note = table.Column<string>(type: "text", nullable: true),
                    parking_note = table.Column<string>(type: "text", nullable: true),
                    transit_note = table.Column<string>(type: "text", nullable: true),
                    phone = table.Column<string>(type: "text", nullable: true),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    afternoon_end = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    afternoon_start = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    morning_end = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    morning_start = table.Column<TimeOnly>(type: "time without time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sites", x => x.id);
                    table.UniqueConstraint("ak_sites_id_time_zone_region_code", x => new { x.id, x.time_zone, x.region_code });
                    table.CheckConstraint("sites_state_known", "state in ('Proposed', 'Validated', 'Open', 'Suspended', 'Closed')");
                    table.ForeignKey(
                        name: "fk_sites_communes_commune_insee",
                        column: x => x.commune_insee,
                        principalTable: "communes",
                        principalColumn: "insee_code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "priority_zones",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    epci_siren = table.Column<string>(type: "text", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "text", nullable: true),
                    confidence = table.Column<string>(type: "text", nullable: true),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_priority_zones", x => x.id);
                    table.CheckConstraint("zone_ends_after_it_starts", "ends_on is null or ends_on >= starts_on");
                    table.ForeignKey(
                        name: "fk_priority_zones_epcis_epci_siren",
                        column: x => x.epci_siren,
                        principalTable: "epcis",
                        principalColumn: "siren",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_placements",
                columns: table => new
                {
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    doctor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    need_id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    part = table.Column<string>(type: "text", nullable: false),
                    road_km = table.Column<double>(type: "double precision", nullable: false),
                    offer_version = table.Column<long>(type: "bigint", nullable: false),
                    doctor_version = table.Column<long>(type: "bigint", nullable: false),
                    need_version = table.Column<long>(type: "bigint", nullable: false),
                    site_version = table.Column<long>(type: "bigint", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_placements", x => new { x.plan_id, x.offer_id });
                    table.CheckConstraint("plan_placements_part_known", "part in ('Morning', 'Afternoon', 'FullDay')");
                    table.ForeignKey(
                        name: "fk_plan_placements_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_unplaced",
                columns: table => new
                {
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    doctor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_unplaced", x => new { x.plan_id, x.offer_id });
                    table.CheckConstraint("plan_unplaced_reason_known", "reason in ('NoNeedThatDay', 'PartNotAsked', 'SpecialtyNotAsked', 'BeyondTravelLimit', 'OwnZoneOnly', 'Excluded', 'NeedsFilledByOthers', 'CapReached', 'NotVerified', 'Exempt', 'MixedKinds', 'AlreadyInSession')");
                    table.ForeignKey(
                        name: "fk_plan_unplaced_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_zones",
                columns: table => new
                {
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    epci_siren = table.Column<string>(type: "text", nullable: false),
                    half_days_wanted = table.Column<int>(type: "integer", nullable: false),
                    half_days_placed = table.Column<int>(type: "integer", nullable: false),
                    half_days_kept = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_zones", x => new { x.plan_id, x.epci_siren });
                    table.ForeignKey(
                        name: "fk_plan_zones_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "doctor_months",
                columns: table => new
                {
                    doctor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    cap = table.Column<int>(type: "integer", nullable: false, defaultValue: 4),
                    used = table.Column<int>(type: "integer", nullable: false, defaultValue: 0)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_doctor_months", x => new { x.doctor_id, x.month });
                    table.CheckConstraint("doctor_month_within_cap", "used between 0 and cap");
                    table.ForeignKey(
                        name: "fk_doctor_months_doctors_doctor_id",
                        column: x => x.doctor_id,
                        principalTable: "doctors",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "exemptions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    doctor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    is_waived = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exemptions", x => x.id);
                    table.ForeignKey(
                        name: "fk_exemptions_doctors_doctor_id",
                        column: x => x.doctor_id,
                        principalTable: "doctors",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "offers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    doctor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    parts = table.Column<int>(type: "integer", nullable: false),
                    offered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers", x => x.id);
                    table.CheckConstraint("offers_parts_known", "parts between 1 and 7");
                    table.ForeignKey(
                        name: "fk_offers_doctors_doctor_id",
                        column: x => x.doctor_id,
                        principalTable: "doctors",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "exclusions",
                columns: table => new
                {
                    doctor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_doctor = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exclusions", x => new { x.doctor_id, x.site_id });
                    table.ForeignKey(
                        name: "fk_exclusions_doctors_doctor_id",
                        column: x => x.doctor_id,
                        principalTable: "doctors",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_exclusions_sites_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "site_needs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    part = table.Column<string>(type: "text", nullable: false),
                    specialty = table.Column<string>(type: "text", nullable: false),
                    min = table.Column<int>(type: "integer", nullable: false),
                    desired = table.Column<int>(type: "integer", nullable: false),
                    max = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_site_needs", x => x.id);
                    table.CheckConstraint("need_counts_in_order", "0 <= min and min <= desired and desired <= max and max >= 1");
                    table.CheckConstraint("site_needs_part_known", "part in ('Morning', 'Afternoon', 'FullDay')");
                    table.CheckConstraint("site_needs_specialty_known", "specialty in ('GeneralPractice', 'Paediatrics', 'Gynaecology', 'Cardiology', 'Endocrinology', 'Dermatology', 'Psychiatry', 'Rheumatology')");
                    table.ForeignKey(
                        name: "fk_site_needs_sites_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    doctor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    need_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: true),
                    region_code = table.Column<string>(type: "text", nullable: false),
                    time_zone = table.Column<string>(type: "text", nullable: false),
                    room = table.Column<int>(type: "integer", nullable: false),
                    part = table.Column<string>(type: "text", nullable: false),
                    specialty = table.Column<string>(type: "text", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    break_starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    break_ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    slot_minutes = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    answer_before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    cancelled_by = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    local_date = table.Column<DateOnly>(type: "date", nullable: false, computedColumnSql: "(starts_at at time zone time_zone)::date", stored: true),
                    month = table.Column<DateOnly>(type: "date", nullable: false, computedColumnSql: "date_trunc('month', starts_at at time zone time_zone)::date", stored: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sessions", x => x.id);
                    table.UniqueConstraint("ak_sessions_id_site_id_starts_at_ends_at", x => new { x.id, x.site_id, x.starts_at, x.ends_at });
                    table.CheckConstraint("sessions_cancelled_by_known", "cancelled_by in ('Doctor', 'Site', 'Ars')");
                    table.CheckConstraint("sessions_part_known", "part in ('Morning', 'Afternoon', 'FullDay')");
                    table.CheckConstraint("sessions_reason_known", "reason in ('NotAvailable', 'TooFar', 'Illness', 'RoomUnavailable', 'NotNeeded', 'Other')");
                    table.CheckConstraint("sessions_specialty_known", "specialty in ('GeneralPractice', 'Paediatrics', 'Gynaecology', 'Cardiology', 'Endocrinology', 'Dermatology', 'Psychiatry', 'Rheumatology')");
                    table.CheckConstraint("sessions_state_known", "state in ('Proposed', 'AcceptedByDoctor', 'Confirmed', 'Open', 'Held', 'Declined', 'Expired', 'Cancelled')");
                    table.ForeignKey(
                        name: "fk_sessions_doctors_doctor_id",
                        column: x => x.doctor_id,
                        principalTable: "doctors",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sessions_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sessions_site_needs_need_id",
                        column: x => x.need_id,
                        principalTable: "site_needs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sessions_sites_site_id_time_zone_region_code",
                        columns: x => new { x.site_id, x.time_zone, x.region_code },
                        principalTable: "sites",
                        principalColumns: new[] { "id", "time_zone", "region_code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "slots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    specialty = table.Column<string>(type: "text", nullable: false),
                    session_starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    session_ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    held_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    held_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_slots", x => x.id);
                    table.UniqueConstraint("ak_slots_id_starts_at_ends_at", x => new { x.id, x.starts_at, x.ends_at });
                    table.CheckConstraint("slot_hold_is_whole", "(state = 'Held') = (held_until is not null and held_by is not null)");
                    table.CheckConstraint("slot_lies_in_session", "starts_at < ends_at and (state = 'Closed' or (starts_at >= session_starts_at and ends_at <= session_ends_at))");
                    table.CheckConstraint("slots_specialty_known", "specialty in ('GeneralPractice', 'Paediatrics', 'Gynaecology', 'Cardiology', 'Endocrinology', 'Dermatology', 'Psychiatry', 'Rheumatology')");
                    table.CheckConstraint("slots_state_known", "state in ('Free', 'Held', 'Booked', 'Closed')");
                    table.ForeignKey(
                        name: "fk_slots_sites_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "slot_copies_session_hours",
                        columns: x => new { x.session_id, x.site_id, x.session_starts_at, x.session_ends_at },
                        principalTable: "sessions",
                        principalColumns: new[] { "id", "site_id", "starts_at", "ends_at" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "appointments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    key_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slot_id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    doctor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    specialty = table.Column<string>(type: "text", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    booked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    has_treating_doctor = table.Column<bool>(type: "boolean", nullable: false),
                    is_follow_up = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    cancel_reason = table.Column<string>(type: "text", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    calendar_sequence = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appointments", x => x.id);
                    table.CheckConstraint("appointments_cancel_reason_known", "cancel_reason in ('NoLongerNeeded', 'NotAvailable', 'TooFar', 'FoundAnother', 'Other')");
                    table.CheckConstraint("appointments_specialty_known", "specialty in ('GeneralPractice', 'Paediatrics', 'Gynaecology', 'Cardiology', 'Endocrinology', 'Dermatology', 'Psychiatry', 'Rheumatology')");
                    table.CheckConstraint("appointments_state_known", "state in ('Booked', 'Attended', 'NoShow', 'ToMove', 'Cancelled')");
                    table.ForeignKey(
                        name: "fk_appointments_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_appointments_slots_slot_id_starts_at_ends_at",
                        columns: x => new { x.slot_id, x.starts_at, x.ends_at },
                        principalTable: "slots",
                        principalColumns: new[] { "id", "starts_at", "ends_at" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "booking_drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slot_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    held_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_name = table.Column<string>(type: "text", nullable: true),
                    last_name = table.Column<string>(type: "text", nullable: true),
                    birth_date = table.Column<string>(type: "text", nullable: true),
                    contact = table.Column<string>(type: "text", nullable: true),
                    for_relative = table.Column<bool>(type: "boolean", nullable: false),
                    has_treating_doctor = table.Column<bool>(type: "boolean", nullable: true),
                    code_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    code_expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    code_tries_left = table.Column<int>(type: "integer", nullable: false),
                    codes_sent = table.Column<int>(type: "integer", nullable: false),
                    appointment_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_booking_drafts", x => x.id);
                    table.ForeignKey(
                        name: "fk_booking_drafts_slots_slot_id",
                        column: x => x.slot_id,
                        principalTable: "slots",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "form_makes_one_appointment",
                table: "appointments",
                column: "submission_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_appointments_person_id",
                table: "appointments",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_appointments_reference",
                table: "appointments",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_appointments_session_id",
                table: "appointments",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_appointments_slot_id_starts_at_ends_at",
                table: "appointments",
                columns: new[] { "slot_id", "starts_at", "ends_at" });

            migrationBuilder.CreateIndex(
                name: "slot_has_one_active_appointment",
                table: "appointments",
                column: "slot_id",
                unique: true,
                filter: "state in ('Booked', 'Attended', 'NoShow')");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_subject_kind_subject_id",
                table: "audit_entries",
                columns: new[] { "subject_kind", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_booking_drafts_held_until",
                table: "booking_drafts",
                column: "held_until");

            migrationBuilder.CreateIndex(
                name: "ix_booking_drafts_slot_id",
                table: "booking_drafts",
                column: "slot_id");

            migrationBuilder.CreateIndex(
                name: "ix_communes_epci_siren",
                table: "communes",
                column: "epci_siren");

            migrationBuilder.CreateIndex(
                name: "ix_doctors_home_commune_insee",
                table: "doctors",
                column: "home_commune_insee");

            migrationBuilder.CreateIndex(
                name: "ix_doctors_region_code",
                table: "doctors",
                column: "region_code");

            migrationBuilder.CreateIndex(
                name: "ix_doctors_rpps",
                table: "doctors",
                column: "rpps",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_exclusions_site_id",
                table: "exclusions",
                column: "site_id");

            migrationBuilder.CreateIndex(
                name: "ix_exemptions_doctor_id",
                table: "exemptions",
                column: "doctor_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_date",
                table: "offers",
                column: "date");

            migrationBuilder.CreateIndex(
                name: "offer_is_one_per_date",
                table: "offers",
                columns: new[] { "doctor_id", "date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "message_is_one_per_event",
                table: "outbox_messages",
                columns: new[] { "event_key", "recipient_key", "channel" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "outbox_messages_waiting",
                table: "outbox_messages",
                column: "due_at",
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_persons_contact_key",
                table: "persons",
                column: "contact_key");

            migrationBuilder.CreateIndex(
                name: "person_is_one_per_identity",
                table: "persons",
                column: "identity_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plans_month_region_code",
                table: "plans",
                columns: new[] { "month", "region_code" });

            migrationBuilder.CreateIndex(
                name: "ix_priority_zones_epci_siren",
                table: "priority_zones",
                column: "epci_siren");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_doctor_id_month",
                table: "sessions",
                columns: new[] { "doctor_id", "month" });

            migrationBuilder.CreateIndex(
                name: "ix_sessions_need_id",
                table: "sessions",
                column: "need_id");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_plan_id",
                table: "sessions",
                column: "plan_id");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_region_code_month",
                table: "sessions",
                columns: new[] { "region_code", "month" });

            migrationBuilder.CreateIndex(
                name: "ix_sessions_site_id_local_date",
                table: "sessions",
                columns: new[] { "site_id", "local_date" });

            migrationBuilder.CreateIndex(
                name: "ix_sessions_site_id_time_zone_region_code",
                table: "sessions",
                columns: new[] { "site_id", "time_zone", "region_code" });

            migrationBuilder.CreateIndex(
                name: "ix_site_needs_date",
                table: "site_needs",
                column: "date");

            migrationBuilder.CreateIndex(
                name: "need_is_asked_once",
                table: "site_needs",
                columns: new[] { "site_id", "date", "part", "specialty" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sites_commune_insee",
                table: "sites",
                column: "commune_insee");

            migrationBuilder.CreateIndex(
                name: "ix_sites_region_code",
                table: "sites",
                column: "region_code");

            migrationBuilder.CreateIndex(
                name: "ix_slots_session_id",
                table: "slots",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_slots_session_id_site_id_session_starts_at_session_ends_at",
                table: "slots",
                columns: new[] { "session_id", "site_id", "session_starts_at", "session_ends_at" });

            migrationBuilder.CreateIndex(
                name: "slots_takeable_by_site",
                table: "slots",
                columns: new[] { "site_id", "starts_at" },
                filter: "state in ('Free', 'Held')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "appointments");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "booking_drafts");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "departements");

            migrationBuilder.DropTable(
                name: "doctor_months");

            migrationBuilder.DropTable(
                name: "exclusions");

            migrationBuilder.DropTable(
                name: "exemptions");

            migrationBuilder.DropTable(
                name: "offers");

            migrationBuilder.DropTable(
                name: "outbox_messages");

            migrationBuilder.DropTable(
                name: "plan_placements");

            migrationBuilder.DropTable(
                name: "plan_unplaced");

            migrationBuilder.DropTable(
                name: "plan_zones");

            migrationBuilder.DropTable(
                name: "priority_zones");

            migrationBuilder.DropTable(
                name: "service_keys");

            migrationBuilder.DropTable(
                name: "staff_accounts");

            migrationBuilder.DropTable(
                name: "persons");

            migrationBuilder.DropTable(
                name: "slots");

            migrationBuilder.DropTable(
                name: "epcis");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "doctors");

            migrationBuilder.DropTable(
                name: "plans");

            migrationBuilder.DropTable(
                name: "site_needs");

            migrationBuilder.DropTable(
                name: "sites");

            migrationBuilder.DropTable(
                name: "communes");
        }
    }
}
