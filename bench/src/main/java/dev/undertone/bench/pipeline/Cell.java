package dev.undertone.bench.pipeline;

import java.util.Map;

/**
 * What one contestant did in one round.
 *
 * @param records appended to its output within {@code seconds}, all committed in the end
 * @param used by its process meanwhile
 * @param brokerCpuNanos the broker used meanwhile
 * @param byReason how many of the records the fallback answered, for each of its reasons
 */
record Cell(
        Contestant contestant,
        long records,
        double seconds,
        Child.Vitals used,
        long brokerCpuNanos,
        Map<String, Long> byReason) {
    Cell {
        byReason = Map.copyOf(byReason);
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
        return 1 - byReason.values().stream().mapToLong(Long::longValue).sum() / (double) records;
    }

    /** Share of the records that the fallback answered for this reason. */
    double fallbackShare(String reason) {
        return byReason.getOrDefault(reason, 0L) / (double) records;
    }
}
