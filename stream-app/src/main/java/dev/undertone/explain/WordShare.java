package dev.undertone.explain;

/**
 * What a part of a text does to its score.
 *
 * @param text the part as it stands there
 * @param share polarity with it less polarity without it, from -2 to 2: above 0 it makes the text more positive
 */
public record WordShare(String text, double share) {}
