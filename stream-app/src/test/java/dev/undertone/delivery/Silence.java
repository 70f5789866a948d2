package dev.undertone.delivery;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How long consumers had waited for the answers that they saw during a stretch of the wall clock, in milliseconds. A
 * partition without input is silent as well, so that it is the waiting that counts; a text that came before a kill and
 * was answered after it waited because of the kill.
 *
 * @param ofAll longest time in which no answer came from any partition
 * @param longestWait longest time from a text's Kafka timestamp until its answer was seen
 * @param partitions in how many a text waited for more than two seconds
 */
record Silence(long ofAll, long longestWait, long partitions) {
    private static final long NOTICED_MILLIS = 2000;

    static Silence of(List<Delivered> answers, long fromMillis, long toMillis) {
        Set<String> noticed = new HashSet<>();
        long longestWait = 0;
        long ofAll = 0;
        long last = fromMillis;
        for (Delivered answer : answers) {
            long seen = answer.seenMillis();
            if (seen >= fromMillis && seen < toMillis) {
                ofAll = Math.max(ofAll, seen - last);
                last = seen;
                long wait = AnswerTimes.seenMillis(answer);
                longestWait = Math.max(longestWait, wait);
                if (wait > NOTICED_MILLIS) {
                    noticed.add(answer.source().topic() + answer.source().partition());
                }
            }
        }
        return new Silence(ofAll, longestWait, noticed.size());
    }

    String row(String event) {
        return String.format(
                Locale.ROOT,
                "%-24s no answer at all for %5d ms, longest wait of a text %5d ms, over 2 s in %d partitions",
                event,
                ofAll,
                longestWait,
                partitions);
    }
}
