package dev.undertone.vader;

/** Hears of each rule that changes a token's valence. Scoring does not listen; explaining does. */
interface RuleTrace {
    /** Listens to nothing. */
    RuleTrace NONE = (token, rule, cause, before, after) -> {};

    /** Says that a rule, because of the token {@code cause}, made {@code after} of the {@code token}'s valence. */
    void applied(int token, Rule rule, int cause, double before, double after);
}
