"""What is said of mistakes, in the federation's languages. Starters that the coordinators are to check."""

from __future__ import annotations

from mreza.mutation.catalogue import said

CONSTRAINTS = {
    "uq_link_quality_trainings_course_suggestion_one": (
        "SUGGESTED_ALREADY",
        "The course is suggested for this topic already.",
    ),
}

MESSAGES = {
    "SUGGESTED_ALREADY": said(
        sr="Обука је за ову тему већ предложена.",
        hr="Obuka je za ovu temu već predložena.",
        bs="Obuka je za ovu temu već predložena.",
        mk="Обуката за оваа тема е веќе предложена.",
        sq="Trajnimi është propozuar tashmë për këtë temë.",
    ),
}
