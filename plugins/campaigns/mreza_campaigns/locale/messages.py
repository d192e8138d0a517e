"""What campaigns say of mistakes, in the federation's languages. Starters that the coordinators are to check."""

from __future__ import annotations

from mreza_campaigns.locale import media, publishing, running

CONSTRAINTS = {
    "uq_campaigns_campaign_network_id_code": (
        "CAMPAIGN_CODE_TAKEN",
        "The network has a campaign of this code already. Choose another one.",
    ),
    "uq_campaigns_plan_campaign_id_network_id": (
        "TAKES_PART_ALREADY",
        "This network takes part in the campaign already.",
    ),
    "uq_campaigns_stop_campaign_id_event_id": ("STOP_ALREADY", "This event is a stop of the caravan already."),
    "uq_campaigns_stop_campaign_id_number": ("STOP_TAKEN", "Another stop was added at the same time. Try again."),
    "uq_campaigns_depiction_material_id_consent_id": (
        "DEPICTED_ALREADY",
        "This consent stands beside the material already.",
    ),
    "uq_campaigns_metric_placement_id_kind_measured_on_source": (
        "MEASURED_ALREADY",
        "This figure is on record for that day and source already.",
    ),
    "uq_campaigns_social_snapshot_channel_id_on_day": (
        "SNAPSHOT_TAKEN",
        "What the platform showed on that day is on record already.",
    ),
    "uq_campaigns_social_channel_campaign_id_platform_handle": (
        "CHANNEL_KNOWN",
        "The campaign has this channel already.",
    ),
    "uq_campaigns_outlet_network_id_name_medium": ("OUTLET_KNOWN", "This outlet is in the register already."),
    "uq_campaigns_journalist_campaign_id_person_id": (
        "ACCREDITED_ALREADY",
        "This person takes part as a journalist already.",
    ),
    "uq_campaigns_media_contact_network_id_email": ("CONTACT_KNOWN", "This address is among the contacts already."),
    "ex_campaigns_reach_estimate_reported": (
        "ESTIMATE_REPORTED",
        "Another estimate was approved at the same time. Look at that one.",
    ),
}

MESSAGES = {**running.MESSAGES, **publishing.MESSAGES, **media.MESSAGES}
