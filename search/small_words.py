"""Small words: those that say nothing alone, and those that say little beside others. In the three languages."""

from .folding import words

# They still count inside a phrase, and where a question has no other words.
STOPWORDS = frozenset(
    words("""
    aber als am an auch auf aus bei bin bis das dass dem den der des die du durch ein eine einem einen
    einer eines er es für hat haben ich ihr im in ist ja kann man mein meine mich mir mit nach nicht
    noch oder sein sich sie sind so und uns unser vom von vor was wann wenn wer wie wir wird wo zu zum
    zur
    a and are as at be by can do does for from have how i if is it me my of on or our that the this to
    we what when where who why will with you your
    а або без в вам ви вона вони він від для до є же за з зі і із його її к коли ми мені мене мою моя на
    наш не ні о по про та так те ти то у хто це цей чи чому що шо як яка яке які який я
    """)
)

# Need not occur where others do: what everybody wants to do with a thing, and what everything here is about.
LIGHT_WORDS = frozenset(
    words("""
    ohne über finden suchen machen geben bekommen brauchen lassen setzen zeigen sagen gehen
    können möchte möchten will wollen hilfe helfen hilft welche welcher welches mentoring mentorings
    without about find finding search looking make making get getting give giving need want say saying
    do doing go going help helps which mentoring mentorship
    знайти шукати шукаю зробити робити дати отримати треба потрібно можна хочу сказати казати допомога
    допоможіть якщо менторство менторства менторстві наставництво наставництва наставництві
    """)
)
