package dev.undertone.text;

/**
 * A cheap guess of the language of a text that does not name it: by script, by letters that only one language of a
 * script has, and among the languages in Latin letters by their stop words.
 *
 * <p>Made so that VADER answers for English alone: a doubtful text is {@link #UNKNOWN} rather than English, and so is one
 * with a hashtag in another script. Otherwise hashtags, mentions and addresses have no say. Only the first 1,000 chars are
 * read, and no word becomes a string.
 */
public final class LanguageGuess {
    /** BCP 47 for "nobody knows": too little text, several languages, or one that is not told here. */
    public static final String UNKNOWN = "und";

    private static final int MOST_CHARS = 1_000;
    private static final Script[] SCRIPTS = Script.values();

    private final String text;
    private final int end;
    private final int[] letters = new int[SCRIPTS.length];
    private final StopWordVotes votes = new StopWordVotes();
    private boolean tagInAnotherScript;
    private int urduLetters;
    private int persianLetters;
    private int arabicLetters;
    private int ukrainianLetters;

    private LanguageGuess(String text) {
        this.text = text;
        this.end = Math.min(text.length(), MOST_CHARS);
    }

    /**
     * The language as a BCP 47 code: ar, de, el, en, es, fa, fr, he, hi, id, it, ja, ko, nl, pt, ru, th, tr, uk, ur, zh or
     * {@link #UNKNOWN}. A language that shares its script with none of these counts as the script's largest, so Marathi
     * is hi and Bulgarian ru.
     */
    public static String of(String text) {
        LanguageGuess guess = new LanguageGuess(text);
        guess.read();
        return guess.language();
    }

    private void read() {
        int at = 0;
        while (at < end) {
            int c = text.codePointAt(at);
            Script script = Script.of(c);
            if (c == '@' || c == '#') {
                at = afterTag(at + 1);
            } else if (script == Script.NONE) {
                at += Character.charCount(c);
            } else if (script != Script.LATIN) {
                at = afterLetter(at, c, script);
            } else {
                at = startsUrl(at) ? afterUrl(at) : afterLatinWord(at);
            }
        }
    }

    private int afterTag(int at) {
        int c = at < end ? text.codePointAt(at) : ' ';
        while (c == '_' || Character.isDigit(c) || Script.of(c) != Script.NONE) {
            tagInAnotherScript |= isAnotherScript(c);
            at += Character.charCount(c);
            c = at < end ? text.codePointAt(at) : ' ';
        }
        return at;
    }

    private static boolean isAnotherScript(int c) {
        Script script = Script.of(c);
        return script != Script.NONE && script != Script.LATIN;
    }

    private int afterLetter(int at, int c, Script script) {
        letters[script.index()]++;
        switch (c) {
            case 'ٹ', 'ڈ', 'ڑ', 'ں', 'ے', 'ہ' -> urduLetters++;
            case 'پ', 'چ', 'ژ', 'گ', 'ک', 'ی' -> persianLetters++;
            case 'ة', 'ك', 'ي', 'ى', 'أ', 'إ' -> arabicLetters++;
            case 'і', 'ї', 'є', 'ґ' -> ukrainianLetters++;
            default -> {}
        }
        return at + Character.charCount(c);
    }

    // Data sets often leave a bare "http" where an address was.
    private boolean startsUrl(int at) {
        int first = text.charAt(at) | 0x20;
        return (first == 'h' && text.regionMatches(true, at, "http", 0, 4))
                || (first == 'w' && text.regionMatches(true, at, "www.", 0, 4));
    }

    private int afterUrl(int at) {
        while (at < end && text.charAt(at) > ' ') {
            at++;
        }
        return at;
    }

    private int afterLatinWord(int at) {
        votes.startWord();
        while (at < end) {
            char c = text.charAt(at);
            if (Script.of(c) == Script.LATIN) {
                votes.letter(c);
                letters[Script.LATIN.index()]++;
            } else if (c != '\'' && c != '’') {
                break;
            }
            at++;
        }
        votes.endWord();
        return at;
    }

    private String language() {
        int all = 0;
        Script most = Script.NONE;
        for (Script script : SCRIPTS) {
            all += letters[script.index()];
            if (script != Script.LATIN && letters[script.index()] > letters[most.index()]) {
                most = script;
            }
        }
        // Names and brands keep their Latin letters in every script, so a quarter of another script decides.
        if (4 * letters[most.index()] > all) {
            return languageOf(most);
        }
        // Fewer of them may be a face made of letters; a tenth is more than a face.
        int notLatin = all - letters[Script.LATIN.index()];
        return 10 * notLatin > all ? UNKNOWN : votes.winner(!tagInAnotherScript);
    }

    private String languageOf(Script script) {
        return switch (script) {
            case ARABIC -> languageInArabicLetters();
            case CYRILLIC -> ukrainianLetters > 0 ? "uk" : "ru";
            case GREEK -> "el";
            case HEBREW -> "he";
            case DEVANAGARI -> "hi";
            case THAI -> "th";
            case HANGUL -> "ko";
            case KANA -> "ja";
            case HAN -> 5 * letters[Script.KANA.index()] > letters[Script.HAN.index()] ? "ja" : "zh";
            case NONE, LATIN, OTHER -> UNKNOWN;
        };
    }

    // Arabic borrows a Persian letter for a foreign sound now and then; Persian and Urdu need theirs in most words.
    private String languageInArabicLetters() {
        int letterCount = letters[Script.ARABIC.index()];
        if (12 * urduLetters >= letterCount) {
            return "ur";
        }
        return 12 * persianLetters >= letterCount && persianLetters > arabicLetters ? "fa" : "ar";
    }
}
