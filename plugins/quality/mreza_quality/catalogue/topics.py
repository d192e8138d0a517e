"""What criteria are about, in the federation's languages. Starters that the coordinators are to check."""

from __future__ import annotations

from collections.abc import Mapping

from mreza_quality.catalogue.said import text

TOPICS: Mapping[str, dict[str, str]] = {
    "RIGHTS": text(
        "rights and dignity",
        sr="права и достојанство",
        hr="prava i dostojanstvo",
        bs="prava i dostojanstvo",
        mk="права и достоинство",
        sq="të drejtat dhe dinjiteti",
    ),
    "PARTICIPATION": text(
        "participation of users",
        sr="учешће корисника",
        hr="sudjelovanje korisnika",
        bs="učešće korisnika",
        mk="учество на корисниците",
        sq="pjesëmarrja e përdoruesve",
    ),
    "SAFEGUARDING": text(
        "safeguarding",
        sr="заштита корисника",
        hr="zaštita korisnika",
        bs="zaštita korisnika",
        mk="заштита на корисниците",
        sq="mbrojtja e përdoruesve",
    ),
    "STAFF": text("staff", sr="запослени", hr="osoblje", bs="osoblje", mk="вработени", sq="personeli"),
    "PREMISES": text(
        "premises and equipment",
        sr="простор и опрема",
        hr="prostor i oprema",
        bs="prostor i oprema",
        mk="простор и опрема",
        sq="hapësira dhe pajisjet",
    ),
    "CARE_PLANNING": text(
        "individual planning",
        sr="индивидуално планирање",
        hr="individualno planiranje",
        bs="individualno planiranje",
        mk="индивидуално планирање",
        sq="planifikimi individual",
    ),
    "LEADERSHIP": text(
        "leadership and governance",
        sr="вођење и управљање",
        hr="vodstvo i upravljanje",
        bs="vođenje i upravljanje",
        mk="водење и управување",
        sq="udhëheqja dhe qeverisja",
    ),
    "IMPROVEMENT": text(
        "quality and improvement",
        sr="квалитет и унапређење",
        hr="kvaliteta i unapređenje",
        bs="kvalitet i unapređenje",
        mk="квалитет и унапредување",
        sq="cilësia dhe përmirësimi",
    ),
}
