package dev.undertone.metrics;

import dev.undertone.schemas.BreakerState;
import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.ReleaseReason;
import dev.undertone.schemas.ScorerType;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.Answer;
import dev.undertone.text.ModelIdentity;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * What the rooms report.
 *
 * <p>Without a crash in between, and once nothing is in flight: {@code consumed = answered + dead lettered (without
 * copies) + tombstones}, where answered by {@code scorer=none} are the abstained. Watch the share of fallback answers,
 * late results and dead letters.
 *
 * <p>Threads: any; no call blocks.
 */
public interface Metrics {
    /** A record has reached the first step. */
    void consumed(String topic);

    /** A record without value went by. */
    void tombstone(String topic);

    /** A record was refused; {@code copy} when it has an answer as well. */
    void deadLettered(String stage, String reason, boolean copy);

    /** So many more records wait for their answer or their turn; fewer when negative. */
    void inFlight(int change);

    /** An answer was forwarded, so many milliseconds after the input's Kafka timestamp. */
    void answered(AdmittedText text, Answer answer, long sinceTimestampMillis);

    /** A text was tokenized. */
    void tokenized(ModelIdentity model, long nanos);

    /** The device has computed a batch, or tried to. */
    void batch(
            ModelIdentity model, int rows, int paddedTokens, int realTokens, ReleaseReason reason, long inferenceNanos);

    /** The device could not compute a batch. */
    void batchFailed(FallbackReason reason);

    /** A text joined a row with the same tokens that was on its way already. */
    void joined();

    /** The fallback was asked about a text. */
    void fellBack(long nanos);

    /** A model's breaker has a new state. */
    void breakerMoved(String model, BreakerState state);

    /** This model serves from now on, in the place of any other of its name. */
    void serving(ModelIdentity model);

    /** The model's answer came after the fallback's and was dropped. */
    void lateResult();

    /** A commit waited for what was in flight. */
    void drained(long nanos);

    /** Records of a dimension came after their window had closed. */
    void late(long records);

    /** An output was too large and was sent without its text, or cut. */
    void outputTruncated(String topic);

    /** The schema registry did not answer, or did not let us in. */
    void registryFailed();

    /** Gauges of the permits of a model's engine, texts held and limit. */
    void bindPermits(String model, IntSupplier held, IntSupplier limit);

    /** A request was answered; {@code path} is one of the surface's own. */
    void httpAnswered(String path, int status, long nanos);

    /** A text that came by HTTP was answered. */
    void httpScored(ScorerType scorer);

    /** Gauge of those who follow the events. */
    void bindEventClients(IntSupplier clients);

    /** Gauge of the padded tokens that a batch may have. */
    void bindBudget(String model, IntSupplier tokens);

    /** Gauges of the states Kafka Streams can be in. */
    void bindStreams(List<String> states, Supplier<String> current);

    /** Counts from now on what the process costs; zero for nothing. */
    void startCost(double perHour);

    /** What has become of all records since the start. */
    Totals totals();
}
