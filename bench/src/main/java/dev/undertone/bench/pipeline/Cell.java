package dev.undertone.bench.pipeline;

import java.util.Map;

/**
 * What one contestant did in one round.
 *
 * @param records appended to its output within {@code seconds}, all committed in the end
 * @param used by its process meanwhile
 * @param brokerCpuNanos the broker used meanwhile
 * @param byScorer how many of the records each scorer answered; empty for contestants that do not say
 */
record Cell(
        Contestant contestant,
        long records,
        double seconds,
        Child.Vitals used,
        long brokerCpuNanos,
        Map<String, Long> byScorer) {
    Cell {
        byScorer = Map.copyOf(byScorer);
    }

    double perSecond() {
        return records / seconds;
    }

    /** CPU time of the process, in microseconds a record. */
    double cpuMicros() {
        return used.cpuNanos() / 1e3 / records;
    }

    /** Of them those of the JIT compilers, which a longer warm-up would have spent before. */
    double compilerMicros() {
        return used.compilerNanos() / 1e3 / records;
    }

    double brokerCpuMicros() {
        return brokerCpuNanos / 1e3 / records;
    }

    double allocatedBytes() {
        return used.allocatedBytes() / (double) records;
    }

    /** Share of the records that the model answered. */
    double modelShare() {
        return byScorer.isEmpty() ? 1 : byScorer.getOrDefault("MODEL", 0L) / (double) records;
    }
}
