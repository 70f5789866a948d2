package dev.undertone.vader;

/**
 * What VADER says of one text, in the reference's numbers.
 *
 * @param negative share of negative in [0, 1], three decimals
 * @param neutral share of neutral in [0, 1], three decimals; 0 like the other two for a text without words
 * @param positive share of positive in [0, 1], three decimals
 * @param compound from -1 to 1, four decimals
 * @param hits how much was known: words of the lexicon, those of emoji names included, plus the emoji that have a name;
 *     0 means that the neutral numbers stand for ignorance
 */
public record VaderScore(double negative, double neutral, double positive, double compound, int hits) {}
