package dev.undertone.bench.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;

/**
 * Every cell of the benchmark, the contestants of a round in turns.
 *
 * <p>Threads: one.
 */
public final class PipelineBench {
    private static final List<Double> LOADS = List.of(0.1, 0.5, 0.8);
    private static final List<Contestant> LIVE = List.of(Contestant.UNDERTONE, Contestant.PYTHON);

    private final Plan plan;
    private final Watcher watcher;
    private final Measures measures = new Measures();
    private int done;

    /**
     * What to do.
     *
     * @param workloads models; contestants without one run beside the first
     * @param threads the model may use
     * @param backlog records to work off
     * @param loads whether to measure latency, of Python too, at parts of Undertone's capacity, and recovery at half of it
     * @param launch how contestants are started
     */
    public record Plan(
            List<Workload> workloads,
            List<Contestant> contestants,
            int rounds,
            int threads,
            int backlog,
            Duration warmUp,
            Duration length,
            boolean loads,
            int port,
            Launch launch) {
        public Plan {
            workloads = List.copyOf(workloads);
            contestants = List.copyOf(contestants);
        }

        int cells() {
            int capacity = 0;
            for (int i = 0; i < workloads.size(); i++) {
                for (Contestant contestant : contestants) {
                    capacity += i == 0 || contestant.needsModel() ? rounds : 0;
                }
            }
            int live = LOADS.size()
                    * (int) LIVE.stream().filter(contestants::contains).count();
            return capacity + (loads ? workloads.size() * (live + 1) * rounds : 0);
        }
    }

    /** Hears what is under way. */
    @FunctionalInterface
    public interface Watcher {
        void at(int done, int of, String what);
    }

    public PipelineBench(Plan plan, Watcher watcher) {
        this.plan = plan;
        this.watcher = watcher;
    }

    /**
     * Runs everything; takes about {@code warmUp + length + 10 s} a cell, and of those under a load the warm-up again
     * where the contestant is slow to keep up. A cell that gives no figure is left out.
     */
    public Measures run(List<String> texts) throws IOException, ExecutionException, InterruptedException {
        Capacity.Times times = new Capacity.Times(plan.warmUp(), plan.length());
        try (Rig rig = Rig.open(plan.port());
                Feed feed = new Feed(rig.bootstrapServers(), texts)) {
            Capacity capacity = new Capacity(rig, plan.launch(), times);
            watcher.at(0, plan.cells(), "filling the backlog");
            capacity.prepare(feed, plan.backlog());
            for (int round = 0; round < plan.rounds(); round++) {
                for (int i = 0; i < plan.workloads().size(); i++) {
                    capacityRound(capacity, plan.workloads().get(i), i == 0);
                }
            }
            if (plan.loads()) {
                Latency latency = new Latency(rig, plan.launch(), times);
                Recovery recovery = new Recovery(rig, plan.launch(), times);
                for (int round = 0; round < plan.rounds(); round++) {
                    for (Workload workload : plan.workloads()) {
                        liveRound(latency, recovery, workload, feed);
                    }
                }
            }
        }
        return measures;
    }

    private void capacityRound(Capacity capacity, Workload workload, boolean first)
            throws IOException, ExecutionException, InterruptedException {
        Map<Contestant, Double> rates = new LinkedHashMap<>();
        for (Contestant contestant : plan.contestants()) {
            if (!first && !contestant.needsModel()) {
                continue;
            }
            watcher.at(done, plan.cells(), "capacity of " + contestant.label() + ", " + workload.name());
            done++;
            try {
                Cell cell = capacity.run(contestant, workload, plan.threads());
                rates.put(contestant, cell.perSecond());
                add(name("capacity", workload, contestant), cell);
            } catch (RefusedCellException e) {
                measures.leaveOut(e);
            }
        }
        // Ratios of one round, whose contestants met the same neighbours on the machine.
        ratio(rates, Contestant.UNDERTONE, Contestant.LIMIT, workload);
        ratio(rates, Contestant.UNDERTONE, Contestant.NAIVE, workload);
        ratio(rates, Contestant.UNDERTONE, Contestant.PYTHON, workload);
        ratio(rates, Contestant.VADER, Contestant.PASS_THROUGH, workload);
    }

    private void add(String name, Cell cell) {
        measures.add(name + "records/s", cell.perSecond());
        measures.add(name + "CPU us/record", cell.cpuMicros());
        measures.add(name + "of it JIT us/record", cell.compilerMicros());
        measures.add(name + "broker CPU us/record", cell.brokerCpuMicros());
        measures.add(name + "allocated bytes/record", cell.allocatedBytes());
        measures.add(name + "heap MB", cell.used().heapBytes() / 1e6);
        measures.add(name + "share of the model", cell.modelShare());
        cell.byReason().keySet().stream()
                .sorted()
                .forEach(reason -> measures.add(name + "share of the fallback, " + reason, cell.fallbackShare(reason)));
    }

    private void ratio(Map<Contestant, Double> rates, Contestant one, Contestant other, Workload workload) {
        Double above = rates.get(one);
        Double below = rates.get(other);
        if (above != null && below != null) {
            measures.add("ratio/" + workload.name() + "/" + one.label() + " to " + other.label(), above / below);
        }
    }

    private void liveRound(Latency latency, Recovery recovery, Workload workload, Feed feed)
            throws IOException, ExecutionException, InterruptedException {
        for (Contestant contestant : LIVE) {
            if (plan.contestants().contains(contestant)) {
                try {
                    latencyRound(latency, contestant, workload, feed);
                } catch (RefusedCellException e) {
                    measures.leaveOut(e);
                }
            }
        }
        try {
            recoveryRound(recovery, workload, feed);
        } catch (RefusedCellException e) {
            measures.leaveOut(e);
        }
    }

    private void latencyRound(Latency latency, Contestant contestant, Workload workload, Feed feed)
            throws IOException, ExecutionException, InterruptedException {
        int from = done;
        done += LOADS.size();
        double capacity = capacity(Contestant.UNDERTONE, workload);
        double own = capacity(contestant, workload);
        try (Latency.Run run = latency.start(contestant, workload, plan.threads(), feed)) {
            for (int i = 0; i < LOADS.size(); i++) {
                double load = LOADS.get(i);
                String at = Math.round(load * 100) + " % load";
                watcher.at(
                        from + i,
                        plan.cells(),
                        "latency of " + contestant.label() + " at " + at + ", " + workload.name());
                if (load * capacity <= own) { // else its queue would only grow
                    Latency.Result result = run.at(load * capacity);
                    String name = name("latency", workload, contestant) + at + "/";
                    if (contestant == Contestant.UNDERTONE) {
                        measures.add(name + "share of the model", result.modelShare());
                    }
                    add(name, result);
                }
            }
        }
    }

    private void add(String name, Latency.Result result) {
        measures.add(name + "steady", result.steady() ? 1 : 0);
        addQuantiles(name + "append ms ", result.appended());
        addQuantiles(name + "read ms ", result.read());
    }

    private void recoveryRound(Recovery recovery, Workload workload, Feed feed)
            throws IOException, ExecutionException, InterruptedException {
        watcher.at(done++, plan.cells(), "recovery from kill -9, " + workload.name());
        Recovery.Result result =
                recovery.run(workload, plan.threads(), feed, capacity(Contestant.UNDERTONE, workload) / 2);
        String name = name("recovery", workload, Contestant.UNDERTONE);
        measures.add(name + "seconds without answers", result.silentSeconds());
        measures.add(name + "lost", (double) result.lost());
        measures.add(name + "duplicated", (double) result.duplicated());
    }

    private double capacity(Contestant contestant, Workload workload) throws IOException {
        Double found = measures.median(name("capacity", workload, contestant) + "records/s");
        if (found == null) {
            throw new RefusedCellException(
                    "latency and recovery, whose loads are parts of a capacity: there is none of "
                            + contestant.label());
        }
        return found;
    }

    private void addQuantiles(String name, Histogram histogram) {
        measures.add(name + "p50", histogram.getValueAtPercentile(50) / 1e3);
        measures.add(name + "p99", histogram.getValueAtPercentile(99) / 1e3);
        measures.add(name + "p99.9", histogram.getValueAtPercentile(99.9) / 1e3);
    }

    private static String name(String scenario, Workload workload, Contestant contestant) {
        return scenario + "/" + workload.name() + "/" + contestant.label() + "/";
    }
}
