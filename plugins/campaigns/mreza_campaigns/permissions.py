"""What of campaigns roles may allow."""

from __future__ import annotations

from mreza.access.permissions import COORDINATOR, SECRETARIAT, Permission

MANAGE = "campaigns.manage"
PUBLISH = "campaigns.publish"
MEDIA = "campaigns.media"
PRESS = "campaigns.press"
CONSENT = "campaigns.consent"
REGIONAL = "campaigns.regional"
OVERRIDE = "campaigns.override"

_BOTH = (COORDINATOR, SECRETARIAT)

PERMISSIONS = (
    Permission(MANAGE, "Run campaigns", "Plan campaigns, their messages, stops, calendar and recommendations.", _BOTH),
    Permission(PUBLISH, "Publish materials", "Write, review, check and publish materials, and withdraw them.", _BOTH),
    Permission(MEDIA, "Follow the media", "Keep outlets, journalists, clippings, metrics and reach.", _BOTH),
    Permission(PRESS, "Write to the media", "Keep contacts of the media, and send press releases.", _BOTH),
    Permission(CONSENT, "Keep consents", "Record and withdraw the consent of people who are shown.", _BOTH),
    Permission(
        REGIONAL, "Run regional campaigns", "Take other networks into a campaign; approve estimates.", (SECRETARIAT,)
    ),
    Permission(OVERRIDE, "Override visibility checks", "Publish in spite of a missing statement.", (SECRETARIAT,)),
)
