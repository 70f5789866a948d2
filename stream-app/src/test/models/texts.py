"""The 500 texts on which Java and Python are compared, and the lines the fixtures' tokenizers are trained on.

Everything here was written for this project. The texts are the same on every run and every machine.
"""
import random

ENGLISH = [
    "I love this, thank you so much!", "Worst service ever, I want my money back.",
    "The parcel arrives on Monday.", "Not bad at all, I would buy it again.",
    "they said two days. it has been nine.", "Great, another update that breaks everything...",
    "Can somebody tell me when the shop opens?", "The soup was cold and the waiter was rude",
    "My daughter smiled all the way home", "it's okay I guess, nothing special",
    "HOW is this still not fixed???", "Thanks to Mrs. O'Neill at desk 4, you made my day",
    "I've never been so disappointed in a hotel", "Train 12:45 to Leeds leaves from platform 3",
    "the new camera is AMAZING in low light", "please stop calling me",
    "We waited forty-five minutes and nobody came.", "Best birthday in years, honestly",
    "My refund came through within an hour, well done", "Their app crashes each time I open a photo.",
    "no complaints here", "I can't recommend this enough", "it broke on the first day, what a joke",
    "The meeting was moved to Thursday at 10", "so tired of excuses", "lovely staff, clean rooms, fair price",
    "The invoice says 49.90 but I was charged 94.90", "meh", "ok", "This made me cry, in a good way",
    "Don't waste your money", "customer support solved it in one call", "Why would anyone design it like this?",
    "You can pick it up at the counter", "the battery lasts two full days, impressive",
    "Slow, noisy and far too expensive", "I was sceptical, but it really works",
    "They lost my suitcase and then they lost the form about my suitcase", "Our neighbours are moving out tomorrow",
    "Five stars for the kitchen, one for the music",
]
ARABIC = [
    "الخدمة ممتازة وشكرا لكم", "لم يعجبني هذا المنتج أبدا", "يصل الطرد يوم الاثنين", "أنا سعيد جدا بهذه النتيجة",
    "أسوأ تجربة في حياتي", "الطعام لذيذ والمكان نظيف", "انتظرت ساعة كاملة ولم يأت أحد", "لا بأس به",
    "شكرا على سرعة الرد", "التطبيق لا يعمل بعد التحديث", "موعد الاجتماع يوم الخميس", "أحببت الفيلم كثيرا",
    "السعر مرتفع والجودة سيئة", "هل المتجر مفتوح غدا؟", "الله يعطيكم العافية", "خسرت نقودي بلا فائدة",
    "الفندق قريب من البحر", "ابتسمت ابنتي طوال الطريق", "لن أشتري منهم مرة أخرى", "كل شيء كان رائعا",
    "مُمتازٌ جِدًّا", "مش معقول اللي صار معي اليوم", "الجو جميل هذا الصباح", "يا لها من مفاجأة جميلة",
    "تعطل الجهاز من أول يوم", "الموظف كان لطيفا وصبورا", "لماذا لا يجيب أحد على الهاتف؟", "عادي، لا جديد",
    "وصلت الفاتورة بمبلغ ٤٩ ريالا", "أنصح به الجميع",
]
EMOJI = ["😀", "😡", "❤️", "👍🏽", "😭", "🎉", "👩‍👩‍👧", "🇪🇬", "🤔", "💔", "🙏", "🔥", "😂😂", "☹️", "✨"]
ODD = [
    "", " ", "a", "?", "!!!", "...", "0", "\t", "line one\nline two", "  two  spaces  ", "@someone #happy http://example.com/a?b=c",
    "naïve café, déjà vu, Straße", "e\u0301 and é", "ﬁne ligatures", "ｆｕｌｌ ｗｉｄｔｈ", "zero\u200bwidth", "soft\u00adhyphen",
    "日本語も少し", "русский текст", "ελληνικά", "עברית", "İstanbul ı", "½ ² ™ №", "100%", "$5 €5 £5", "a_b-c/d\\e", "(((nested)))",
    "\"quoted\" ‘single’ “double”", "ALL CAPS", "MiXeD cAsE", "loooooong", "x" * 300, "ha" * 200, "١٢٣ 123", "و", "😀" * 90,
    "\u064b\u064c", "don't won't can't I'll we've", "co-operate re-sent", "e-mail: nobody@example.org",
]


def lines():
    """The lines the tokenizers are trained on: a few hundred."""
    rng = random.Random(11)
    made = [f"{a} {rng.choice(EMOJI)} {b}" for pool in (ENGLISH, ARABIC) for a in pool for b in rng.sample(pool, 3)]
    return ENGLISH + ARABIC + EMOJI + made


def texts():
    """The 500 texts: each line, odd ones, mixtures, and some far beyond the positions of any fixture."""
    rng = random.Random(23)
    chosen = ODD + ENGLISH + ARABIC + EMOJI
    while len(chosen) < 400:
        parts = [rng.choice(rng.choice([ENGLISH, ARABIC, EMOJI])) for _ in range(rng.randint(1, 3))]
        chosen.append(" ".join(parts))
    while len(chosen) < 500:
        pool = rng.choice([ENGLISH, ARABIC, ENGLISH + ARABIC + EMOJI])
        chosen.append(" ".join(rng.choice(pool) for _ in range(rng.randint(6, 30))))
    return chosen
