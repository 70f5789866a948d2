package dev.undertone.delivery;

import dev.undertone.schemas.ScorerType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** How long the answers of a stretch of time took. */
record AnswerTimes(List<Delivered> answers, Duration length) {
    /** Answers seen within {@code length} from {@code fromMillis} of the wall clock. */
    static AnswerTimes of(List<Delivered> answers, long fromMillis, Duration length) {
        return new AnswerTimes(
                answers.stream()
                        .filter(answer -> answer.seenMillis() >= fromMillis
                                && answer.seenMillis() < fromMillis + length.toMillis())
                        .toList(),
                length);
    }

    /** Milliseconds from entry to the answer, as the answer itself says. */
    static long decidedMillis(Delivered answer) {
        Long inference = answer.text().getProvenance().getInferenceMicros();
        return (answer.text().getProvenance().getQueueMicros() + (inference == null ? 0 : inference)) / 1000;
    }

    /** Milliseconds from the input's Kafka timestamp until the consumer saw the answer. */
    static long seenMillis(Delivered answer) {
        return answer.seenMillis() - answer.text().getSource().getTimestamp().toEpochMilli();
    }

    double shareWithin(Duration limit, ToLongFunction<Delivered> millis) {
        long within = answers.stream()
                .filter(answer -> millis.applyAsLong(answer) <= limit.toMillis())
                .count();
        return within / (double) Math.max(1, answers.size());
    }

    long quantile(double share, ToLongFunction<Delivered> millis) {
        long[] sorted = answers.stream().mapToLong(millis).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
    }

    double perSecond() {
        return answers.size() * 1000.0 / length.toMillis();
    }

    double modelPerSecond() {
        return answers.stream()
                        .filter(answer -> answer.text().getScorer() == ScorerType.MODEL)
                        .count()
                * 1000.0
                / length.toMillis();
    }

    /** One line: rates, then milliseconds until decided and until seen. */
    String row(String name, Duration limit) {
        return String.format(
                Locale.ROOT,
                "%-12s%7.0f/s, model %6.0f/s; decided p50 %d p99 %d max %d, within %d ms %.4f; seen p50 %d p99 %d max %d,"
                        + " within %.4f",
                name,
                perSecond(),
                modelPerSecond(),
                quantile(0.5, AnswerTimes::decidedMillis),
                quantile(0.99, AnswerTimes::decidedMillis),
                quantile(1, AnswerTimes::decidedMillis),
                limit.toMillis(),
                shareWithin(limit, AnswerTimes::decidedMillis),
                quantile(0.5, AnswerTimes::seenMillis),
                quantile(0.99, AnswerTimes::seenMillis),
                quantile(1, AnswerTimes::seenMillis),
                shareWithin(limit, AnswerTimes::seenMillis));
    }
}
