"""Given names that are common and hardly ever family names: with them "Ann Lee, Paul Hall" is seen to be two people."""

from __future__ import annotations

from typing import Final

from citekit.linting.text import word_set

GIVEN_NAMES: Final = word_set(
    """aaron abigail adam adrian agnes alan albert alberto alejandro alessandro alex alexander alexandra alfred alice alicia
    allen amanda amelia amy ana andré andrea andreas andrew angela anita anna anne annie anthony antoine antonio arthur
    barbara beatrice benjamin bernard bernd beth betty bill bob brenda brian bruce carla carlos carmen caroline catherine
    cecilia charles charlotte chris christian christina christine christoph christopher claire claudia colin craig cynthia
    daniel daniela david deborah dennis diana diane dieter dirk dmitri donald donna dorothy douglas eduardo edward edwin eileen
    elaine eleanor elena elinor elisabeth elizabeth ellen emily emma enrico eric erik ernest ernst esther eva evelyn felix
    fernando florence frances francesco francis francisco françois françoise frank franz fred frederick friedrich gabriel
    gabriela garrett gary george georg gerald gerhard gilbert giovanni giuseppe gloria gordon greg gregory guido guy hannah
    hans harold harriet harry heather hector heidi heinrich helen helena helmut henri henry herbert herman holger howard hugh
    ian ignacio igor ines ingrid irene isaac isabel ivan jack jacob jacqueline jacques james jan jane janet jason javier
    jean jeff jeffrey jennifer jeremy jessica jill jim joan joanna joe johann johannes john jon jonathan jörg jorge josé
    josef joseph joshua juan judith judy julia julian julie jürgen justin karen karl karin katherine kathleen kathryn kathy
    keith kenneth kevin klaus konrad kristin larry laura lauren laurence lawrence leo leon leonard leslie liam linda lisa
    louise lucas lucia lucy ludwig luis luke lynn manfred manuel marc marcel marco marcus margaret maria marianne marie
    marilyn mario marion mark markus marta martha martin martina mary matthew matthias maurice max melanie melissa
    michael michel michelle miguel mike monica monika nancy natalia natalie neil nicholas nicolas nicole nigel nina
    oliver oscar otto pablo pamela patricia patrick paul paula pauline pedro peggy peter philip philippe phillip pierre
    rachel rafael rainer ralf ralph raymond rebecca regina renate richard rita robert roberto robin roger roland
    ronald rosa rose rosemary roy rudolf russell ruth ryan sabine sally samantha samuel sandra sara sarah sean sebastian
    sergei sergio sharon sheila sherry silvia simon simone sofia sophia sophie stefan stefano stephanie stephen steve steven
    stuart sue susan susanne suzanne sven sylvia tamara tanya tara ted teresa theodore theresa thomas tim timothy tina tobias
    todd tom tony tracy ulrich ulrike ursula valerie vera veronica victor victoria vincent virginia vladimir walter
    wanda wayne wendy werner wilhelm william wolfgang xavier yvonne zoe"""
)
