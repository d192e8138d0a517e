"""What the demo's calls say, in the networks' languages."""

from __future__ import annotations

_LOCALES = ("en", "sr-Cyrl", "bs", "hr", "cnr", "mk", "sq")


def _said(*texts: str) -> dict[str, str]:
    return dict(zip(_LOCALES, texts, strict=True))


ACADEMY = _said(
    "Regional Social Academy {year}",
    "Регионална социјална академија {year}",
    "Regionalna socijalna akademija {year}",
    "Regionalna socijalna akademija {year}",
    "Regionalna socijalna akademija {year}",
    "Регионална социјална академија {year}",
    "Akademia Sociale Rajonale {year}",
)
TRAINEESHIP = _said(
    "Traineeships in the European Union {year}",
    "Праксе у Европској унији {year}",
    "Prakse u Evropskoj uniji {year}",
    "Prakse u Europskoj uniji {year}",
    "Prakse u Evropskoj uniji {year}",
    "Пракси во Европската Унија {year}",
    "Praktika në Bashkimin Evropian {year}",
)
MENTORING = _said(
    "Mentoring for licensing {year}",
    "Менторство за лиценцирање {year}",
    "Mentorstvo za licenciranje {year}",
    "Mentorstvo za licenciranje {year}",
    "Mentorstvo za licenciranje {year}",
    "Менторство за лиценцирање {year}",
    "Mentorim për licencim {year}",
)
GRANT = _said(
    "Small grants {year}",
    "Мали грантови {year}",
    "Mali grantovi {year}",
    "Male potpore {year}",
    "Mali grantovi {year}",
    "Мали грантови {year}",
    "Grante të vogla {year}",
)
WHY = _said(
    "Why do you apply?",
    "Зашто се пријављујете?",
    "Zašto se prijavljujete?",
    "Zašto se prijavljujete?",
    "Zašto se prijavljujete?",
    "Зошто се пријавувате?",
    "Pse aplikoni?",
)
ENGLISH = _said(
    "How well do you speak English?",
    "Колико добро говорите енглески?",
    "Koliko dobro govorite engleski?",
    "Koliko dobro govorite engleski?",
    "Koliko dobro govorite engleski?",
    "Колку добро зборувате англиски?",
    "Sa mirë flisni anglisht?",
)
EXPERIENCE = _said(
    "Years of work in social services",
    "Године рада у социјалним услугама",
    "Godine rada u socijalnim uslugama",
    "Godine rada u socijalnim uslugama",
    "Godine rada u socijalnim uslugama",
    "Години работа во социјални услуги",
    "Vite pune në shërbime sociale",
)
ENGLISH_RULE = _said(
    "English at level B1 or better",
    "Енглески на нивоу B1 или бољем",
    "Engleski na nivou B1 ili boljem",
    "Engleski na razini B1 ili boljoj",
    "Engleski na nivou B1 ili boljem",
    "Англиски на ниво B1 или подобро",
    "Anglisht në nivelin B1 ose më mirë",
)
AFFILIATED_RULE = _said(
    "Works for or volunteers with the organisation",
    "Ради или волонтира у организацији",
    "Radi ili volontira u organizaciji",
    "Radi ili volontira u organizaciji",
    "Radi ili volontira u organizaciji",
    "Работи или волонтира во организацијата",
    "Punon ose është vullnetar në organizatë",
)
MOTIVATION = _said("Motivation", "Мотивација", "Motivacija", "Motivacija", "Motivacija", "Мотивација", "Motivimi")
RELEVANCE = _said(
    "Relevance of the work",
    "Значај рада",
    "Značaj rada",
    "Važnost rada",
    "Značaj rada",
    "Значење на работата",
    "Rëndësia e punës",
)
ANSWER = _said(
    "I want to bring what I learn to our users.",
    "Желим да оно што научим донесем нашим корисницима.",
    "Želim da ono što naučim prenesem našim korisnicima.",
    "Želim ono što naučim prenijeti našim korisnicima.",
    "Želim da ono što naučim prenesem našim korisnicima.",
    "Сакам наученото да го пренесам на нашите корисници.",
    "Dua t'ua sjell përdoruesve tanë atë që mësoj.",
)


def titled(words: dict[str, str], year: int) -> dict[str, str]:
    """The words with their year."""
    return {locale: text.format(year=year) for locale, text in words.items()}
