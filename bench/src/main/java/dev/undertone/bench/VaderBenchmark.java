package dev.undertone.bench;

import dev.undertone.vader.Vader;
import dev.undertone.vader.VaderScore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** VADER on one thread: texts of a corpus, one after the other, and one text of a million characters. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class VaderBenchmark {
    private static final int MILLION = 1 << 20;

    /** JSON lines with a field {@code text}. */
    @Param("../shared/data/tweets.jsonl.gz")
    public String corpus = "";

    private final Vader vader = new Vader();
    private List<String> texts = List.of();
    private String large = "";
    private int next;

    /** Reads the corpus. */
    @Setup
    public void read() throws IOException {
        texts = Corpus.read(Path.of(corpus));
        large = Corpus.joined(texts, MILLION);
    }

    /** Texts per second. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    public VaderScore texts() {
        next = next + 1 == texts.size() ? 0 : next + 1;
        return vader.score(texts.get(next));
    }

    /** Milliseconds for a megabyte. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public VaderScore megabyte() {
        return vader.score(large);
    }
}
