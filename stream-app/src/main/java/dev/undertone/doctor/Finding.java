package dev.undertone.doctor;

/**
 * What one look has shown.
 *
 * @param check what was looked at, in a word
 * @param found what was found, for people
 * @param mend a command or a deed that mends it; empty when there is nothing to mend
 */
public record Finding(String check, Verdict verdict, String found, String mend) {
    static Finding ok(String check, String found) {
        return new Finding(check, Verdict.OK, found, "");
    }

    static Finding warning(String check, String found, String mend) {
        return new Finding(check, Verdict.WARNING, found, mend);
    }

    static Finding failed(String check, String found, String mend) {
        return new Finding(check, Verdict.FAILED, found, mend);
    }

    static Finding skipped(String check, String why) {
        return new Finding(check, Verdict.SKIPPED, why, "");
    }

    /** From a sentence whose end, after its last semicolon, is what mends it. */
    static Finding split(String check, Verdict verdict, String sentence) {
        int end = sentence.lastIndexOf("; ");
        return end < 0
                ? new Finding(check, verdict, sentence, "")
                : new Finding(check, verdict, sentence.substring(0, end), sentence.substring(end + 2));
    }
}
