package dev.undertone.bench.pipeline;

import dev.undertone.bench.Corpus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Scenario (e): what a record costs as instances and partitions, lengths of texts, and windows grow. One axis moves at a
 * time; the points of a round come in turns, each from a backlog of its own.
 *
 * <p>Threads: one.
 */
public final class Growth {
    /** What an input topic may weigh before compression; longer texts get fewer records. */
    private static final long MODEL_BACKLOG_BYTES = 512L << 20;

    private static final long VADER_BACKLOG_BYTES = 2L << 30;

    /** So many words lie in the different texts of one length, and so many texts at least. */
    private static final int WORDS_IN_ALL = 2_000_000;

    private static final int FEWEST_TEXTS = 2_000;
    private static final int MOST_TEXTS = 20_000;

    private final Plan plan;
    private final PipelineBench.Watcher watcher;
    private final Measures measures = new Measures();

    /**
     * What to do.
     *
     * @param contestant {@link Contestant#UNDERTONE} or {@link Contestant#VADER}
     * @param threads the model may use in each instance
     * @param backlog records to work off, at most
     * @param warmUp of each cell
     * @param length measured part of each cell
     */
    public record Plan(
            Workload workload,
            Contestant contestant,
            List<GrowthAxis> axes,
            int rounds,
            int threads,
            int backlog,
            Duration warmUp,
            Duration length,
            int port,
            Launch launch) {
        public Plan {
            axes = List.copyOf(axes);
        }

        int cells() {
            return rounds * axes.stream().mapToInt(axis -> axis.points().size()).sum();
        }
    }

    public Growth(Plan plan, PipelineBench.Watcher watcher) {
        this.plan = plan;
        this.watcher = watcher;
    }

    /** Runs everything; takes about {@code warmUp + length + 15 s} a cell. Measures are named by {@link #name}. */
    public Measures run(List<String> texts) throws IOException, ExecutionException, InterruptedException {
        int done = 0;
        try (Rig rig = Rig.open(plan.port())) {
            for (int round = 1; round <= plan.rounds(); round++) {
                for (GrowthAxis axis : plan.axes()) {
                    for (GrowthAxis.Point point : axis.points()) {
                        watcher.at(done, plan.cells(), "round " + round + ": " + point.label());
                        try {
                            add(axis, point, cell(rig, "bench.growth." + done++, point, texts));
                        } catch (RefusedCellException e) {
                            measures.leaveOut(e);
                        }
                    }
                }
            }
        }
        return measures;
    }

    /** {@code growth/vader/words/200 words/CPU us a record}. */
    public static String name(Contestant contestant, GrowthAxis axis, GrowthAxis.Point point, String number) {
        return "growth/" + contestant.label() + "/" + axis.label() + "/" + point.label() + "/" + number;
    }

    private Cell cell(Rig rig, String input, GrowthAxis.Point point, List<String> texts)
            throws IOException, ExecutionException, InterruptedException {
        rig.createTopic(input, false, point.partitions());
        try (Feed feed = new Feed(rig.bootstrapServers(), texts(texts, point.words()), point.keys())) {
            long bytes = plan.contestant() == Contestant.VADER ? VADER_BACKLOG_BYTES : MODEL_BACKLOG_BYTES;
            feed.backlog(input, point.partitions(), (int) Math.min(plan.backlog(), bytes / feed.bytesPerRecord()));
        }
        Map<String, String> settings = rig.application(input, point.partitions(), plan.workload(), plan.threads());
        // Else the longest texts would be cut, and cost less than they do.
        settings.put("undertone.text.max.chars", "1000000");
        Capacity capacity = new Capacity(rig, plan.launch(), new Capacity.Times(plan.warmUp(), plan.length()));
        try {
            return capacity.run(plan.contestant(), settings, point.instances());
        } finally {
            // The broker's disk and memory are for the next point.
            rig.deleteTopic(input);
        }
    }

    private static List<String> texts(List<String> texts, int words) {
        return words == 0
                ? texts
                : Corpus.ofWords(texts, words, Math.min(MOST_TEXTS, Math.max(FEWEST_TEXTS, WORDS_IN_ALL / words)));
    }

    private void add(GrowthAxis axis, GrowthAxis.Point point, Cell cell) {
        add(axis, point, "records/s", cell.perSecond());
        add(axis, point, "CPU us a record", cell.cpuMicros());
        add(axis, point, "JIT us a record", cell.compilerMicros());
        add(axis, point, "broker CPU us a record", cell.brokerCpuMicros());
        add(axis, point, "allocated bytes a record", cell.allocatedBytes());
        add(axis, point, "share of the model", cell.modelShare());
        if (point.words() > 0) {
            add(axis, point, "CPU us a word", cell.cpuMicros() / point.words());
        }
    }

    private void add(GrowthAxis axis, GrowthAxis.Point point, String number, double value) {
        measures.add(name(plan.contestant(), axis, point, number), value);
    }
}
