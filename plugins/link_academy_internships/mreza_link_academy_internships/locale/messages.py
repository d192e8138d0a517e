"""What is said of mistakes, in the federation's languages. Starters that the coordinators are to check."""

from __future__ import annotations

from mreza.mutation.catalogue import said

MESSAGES = {
    "NOT_FOR_INTERNSHIPS": said(
        sr="{call} није конкурс за праксу ни за стручно усавршавање. Академије се рачунају само тамо.",
        hr="{call} nije natječaj za praksu ni za stručno usavršavanje. Akademije se računaju samo ondje.",
        bs="{call} nije konkurs za praksu ni za stručno usavršavanje. Akademije se računaju samo tamo.",
        mk="{call} не е повик за пракса ниту за стручно усовршување. Академиите се сметаат само таму.",
        sq="{call} nuk është thirrje për praktikë ose për aftësim. Akademitë llogariten vetëm atje.",
    ),
    "BONUS_INVALID": said(
        sr="Додатак је већи од 0, а највише {most} бодова.",
        hr="Dodatak je veći od 0, a najviše {most} bodova.",
        bs="Dodatak je veći od 0, a najviše {most} bodova.",
        mk="Додатокот е поголем од 0, а најмногу {most} бода.",
        sq="Shtesa është më shumë se 0 dhe e shumta {most} pikë.",
    ),
}
