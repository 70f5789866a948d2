package dev.undertone.bench;

import dev.undertone.schemas.ScoredText;
import dev.undertone.schemas.SingleObjectCodec;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to write and read one answer. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {
    private final SingleObjectCodec<ScoredText> codec = SingleObjectCodec.scoredText();
    private final Answered answered = new Answered();
    private final ScoredText scored = answered.scored();
    private final byte[] bytes = codec.encode(scored);

    /** Joining text and answer, hash included. */
    @Benchmark
    public ScoredText enrich() {
        return answered.scored();
    }

    /** The answer as bytes. */
    @Benchmark
    public byte[] encode() {
        return codec.encode(scored);
    }

    /** The bytes as an answer. */
    @Benchmark
    public ScoredText decode() throws IOException {
        return codec.decode(bytes);
    }
}
