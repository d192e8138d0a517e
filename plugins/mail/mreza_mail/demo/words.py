"""The letters of the demo, in the languages of its networks."""

from __future__ import annotations

from mreza.text import Translated

SUBJECT = Translated(
    {
        "sr-Cyrl": "Скупштина мреже: позив и материјали",
        "bs": "Skupština mreže: poziv i materijali",
        "hr": "Skupština mreže: poziv i materijali",
        "cnr": "Skupština mreže: poziv i materijali",
        "mk": "Собрание на мрежата: покана и материјали",
        "sq": "Kuvendi i rrjetit: ftesa dhe materialet",
        "en": "Assembly of the network: invitation and papers",
    }
)
PARAGRAPHS = (
    Translated(
        {
            "sr-Cyrl": "Поштоване и поштовани, позивамо вас на скупштину мреже.",
            "bs": "Poštovane i poštovani, pozivamo vas na skupštinu mreže.",
            "hr": "Poštovane i poštovani, pozivamo vas na skupštinu mreže.",
            "cnr": "Poštovane i poštovani, pozivamo vas na skupštinu mreže.",
            "mk": "Почитувани, ве покануваме на собранието на мрежата.",
            "sq": "Të nderuar, ju ftojmë në kuvendin e rrjetit.",
            "en": "Dear members, you are invited to the assembly of the network.",
        }
    ),
    Translated(
        {
            "sr-Cyrl": "Материјали су уз позив. Јавите нам до петка ко долази.",
            "bs": "Materijali su uz poziv. Javite nam do petka ko dolazi.",
            "hr": "Materijali su uz poziv. Javite nam do petka tko dolazi.",
            "cnr": "Materijali su uz poziv. Javite nam do petka ko dolazi.",
            "mk": "Материјалите се со поканата. Јавете ни до петок кој доаѓа.",
            "sq": "Materialet janë bashkë me ftesën. Na njoftoni deri të premten kush vjen.",
            "en": "The papers are with the invitation. Tell us by Friday who comes.",
        }
    ),
)

__all__ = ["PARAGRAPHS", "SUBJECT"]
