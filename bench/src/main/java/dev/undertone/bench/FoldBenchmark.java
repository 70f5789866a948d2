package dev.undertone.bench;

import dev.undertone.windows.WindowFold;
import dev.undertone.windows.WindowSettings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What it costs to count one answer in its windows, the hand-over at a commit included. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FoldBenchmark {
    /** As many as a task counts between two commits at 1,000 a second. */
    private static final int ANSWERS = 500;

    private final Answered answered = new Answered();
    private final WindowFold fold = new WindowFold(new WindowSettings(
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofHours(1),
            Duration.ofSeconds(1)));

    /** One answer. */
    @Benchmark
    @OperationsPerInvocation(ANSWERS)
    public void fold(Blackhole sink) {
        for (int i = 0; i < ANSWERS; i++) {
            fold.add(answered.text, answered.answer, 12);
        }
        fold.drain((dimension, partial) -> sink.consume(partial));
    }
}
