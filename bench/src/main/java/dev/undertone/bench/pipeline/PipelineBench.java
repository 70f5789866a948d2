package dev.undertone.bench.pipeline;

import dev.undertone.bench.report.Spread;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
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
    private final Map<String, List<Double>> measures = new LinkedHashMap<>();
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

    /** Runs everything; takes about {@code warmUp + length + 10 s} a cell. */
    public Map<String, Spread> run(List<String> texts) throws IOException, ExecutionException, InterruptedException {
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
                        latencyRound(latency, workload, feed);
                        recoveryRound(recovery, workload, feed);
                    }
                }
            }
        }
        Map<String, Spread> spreads = new LinkedHashMap<>();
        measures.forEach((name, rounds) -> spreads.put(name, new Spread(rounds)));
        return spreads;
    }

    private void capacityRound(Capacity capacity, Workload workload, boolean first)
            throws IOException, ExecutionException, InterruptedException {
        Map<Contestant, Double> rates = new LinkedHashMap<>();
        for (Contestant contestant : plan.contestants()) {
            if (!first && !contestant.needsModel()) {
                continue;
            }
            watcher.at(done, plan.cells(), "capacity of " + contestant.label() + ", " + workload.name());
            Cell cell = capacity.run(contestant, workload, plan.threads());
            done++;
            rates.put(contestant, cell.perSecond());
            String name = name("capacity", workload, contestant);
            add(name + "records/s", cell.perSecond());
            add(name + "CPU us/record", cell.cpuMicros());
            add(name + "of it JIT us/record", cell.compilerMicros());
            add(name + "broker CPU us/record", cell.brokerCpuMicros());
            add(name + "allocated bytes/record", cell.allocatedBytes());
            add(name + "heap MB", cell.used().heapBytes() / 1e6);
            add(name + "share of the model", cell.modelShare());
        }
        // Ratios of one round, whose contestants met the same neighbours on the machine.
        ratio(rates, Contestant.UNDERTONE, Contestant.LIMIT, workload);
        ratio(rates, Contestant.UNDERTONE, Contestant.NAIVE, workload);
        ratio(rates, Contestant.UNDERTONE, Contestant.PYTHON, workload);
        ratio(rates, Contestant.VADER, Contestant.PASS_THROUGH, workload);
    }

    private void ratio(Map<Contestant, Double> rates, Contestant one, Contestant other, Workload workload) {
        Double above = rates.get(one);
        Double below = rates.get(other);
        if (above != null && below != null) {
            add("ratio/" + workload.name() + "/" + one.label() + " to " + other.label(), above / below);
        }
    }

    private void latencyRound(Latency latency, Workload workload, Feed feed)
            throws IOException, ExecutionException, InterruptedException {
        for (double load : LOADS) {
            double perSecond = load * capacity(Contestant.UNDERTONE, workload);
            for (Contestant contestant : LIVE) {
                if (!plan.contestants().contains(contestant)) {
                    continue;
                }
                String at = Math.round(load * 100) + " % load";
                watcher.at(
                        done++,
                        plan.cells(),
                        "latency of " + contestant.label() + " at " + at + ", " + workload.name());
                if (perSecond > capacity(contestant, workload)) {
                    continue; // its queue would only grow
                }
                Latency.Result result = latency.run(contestant, workload, plan.threads(), feed, perSecond);
                String name = name("latency", workload, contestant) + at + "/";
                if (contestant == Contestant.UNDERTONE) {
                    add(name + "share of the model", result.modelShare());
                }
                addQuantiles(name + "append ms ", result.appended());
                addQuantiles(name + "read ms ", result.read());
            }
        }
    }

    private void recoveryRound(Recovery recovery, Workload workload, Feed feed)
            throws IOException, ExecutionException, InterruptedException {
        watcher.at(done, plan.cells(), "recovery from kill -9, " + workload.name());
        Recovery.Result result =
                recovery.run(workload, plan.threads(), feed, capacity(Contestant.UNDERTONE, workload) / 2);
        done++;
        String name = name("recovery", workload, Contestant.UNDERTONE);
        add(name + "seconds without answers", result.silentSeconds());
        add(name + "lost", (double) result.lost());
        add(name + "duplicated", (double) result.duplicated());
    }

    private double capacity(Contestant contestant, Workload workload) {
        List<Double> found = measures.get(name("capacity", workload, contestant) + "records/s");
        if (found == null) {
            throw new IllegalArgumentException("loads are parts of Undertone's capacity, so it must take part");
        }
        return new Spread(found).median();
    }

    private void addQuantiles(String name, Histogram histogram) {
        add(name + "p50", histogram.getValueAtPercentile(50) / 1e3);
        add(name + "p99", histogram.getValueAtPercentile(99) / 1e3);
        add(name + "p99.9", histogram.getValueAtPercentile(99.9) / 1e3);
    }

    private static String name(String scenario, Workload workload, Contestant contestant) {
        return scenario + "/" + workload.name() + "/" + contestant.label() + "/";
    }

    private void add(String name, double value) {
        measures.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }
}
