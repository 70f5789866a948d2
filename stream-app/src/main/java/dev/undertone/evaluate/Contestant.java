package dev.undertone.evaluate;

import java.util.List;

/**
 * One scorer and its answers.
 *
 * @param name how people call it; no two in an evaluation are called the same
 * @param verdicts one for each example, in order
 */
public record Contestant(String name, List<Verdict> verdicts) {
    public Contestant {
        verdicts = List.copyOf(verdicts);
    }
}
