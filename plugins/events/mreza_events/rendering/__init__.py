"""Forms that the plugin's named documents can be had in: calendars and the list to be signed."""

from __future__ import annotations

from mreza.plugin.answers import Rendering

from mreza_events.rendering.attendance_list import attendance_list
from mreza_events.rendering.calendar import calendar

_ICALENDAR = "text/calendar; charset=utf-8"

RENDERINGS = (
    Rendering("calendar-of-network", "ics", _ICALENDAR, calendar, paged="events"),
    Rendering("calendar-of-series", "ics", _ICALENDAR, calendar, paged="events"),
    Rendering("calendar-of-event", "ics", _ICALENDAR, calendar, paged="events"),
    Rendering("attendance-list", "html", "text/html; charset=utf-8", attendance_list, paged="eventRegistrations"),
)

__all__ = ["RENDERINGS"]
