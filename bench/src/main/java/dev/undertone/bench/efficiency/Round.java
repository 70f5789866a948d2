package dev.undertone.bench.efficiency;

import org.jspecify.annotations.Nullable;

/**
 * One round: the engine with a full window, then the bare model on the same batches, then on the same texts one by one.
 *
 * @param texts rows scored
 * @param batches in which they were
 * @param realTokens of all rows
 * @param paddedTokens the device computed
 * @param engineNanos the engine took
 * @param cpu what its threads worked meanwhile
 * @param limitAlone the bare loop over the same batches, alone on the machine
 * @param limit the same, while the other core tokenized the same texts at the same pace
 * @param single the bare loop over the same texts, one a run
 * @param gpuBusy share of the engine's time in which the GPU was at work; null on the CPU
 * @param difference of scores in a batch from those of the same texts alone
 */
record Round(
        int texts,
        int batches,
        long realTokens,
        long paddedTokens,
        long engineNanos,
        EngineRun.CpuTimes cpu,
        BareModel.Took limitAlone,
        BareModel.Took limit,
        BareModel.Took single,
        @Nullable Double gpuBusy,
        Difference difference) {
    /**
     * How far scores in a batch are from those of the same texts alone.
     *
     * @param rows that have not the same bits, of those looked at
     * @param largest difference of polarity
     */
    record Difference(int rows, double largest) {}

    /** E: the engine's texts per second as a share of the bare loop's beside a core that tokenizes. */
    double efficiency() {
        return limit.nanos() / (double) engineNanos;
    }

    /** E against the bare loop that has the machine to itself. */
    double efficiencyAlone() {
        return limitAlone.nanos() / (double) engineNanos;
    }

    /** What of the inference thread's CPU time the bare loop needs as well; unmoved by neighbours on the machine. */
    double efficiencyByCpu() {
        return limit.cpuNanos() / (double) cpu.inference();
    }

    /** P: real tokens as a share of computed ones. */
    double padding() {
        return realTokens / (double) paddedTokens;
    }

    /** U: the engine's texts per second as a multiple of one text per bare run. */
    double usefulness() {
        return single.nanos() / (double) engineNanos;
    }

    /** U of the bare loop: what batching brings at most on this machine. */
    double usefulnessOfLimit() {
        return single.nanos() / (double) limit.nanos();
    }

    double textsPerSecond() {
        return texts * 1e9 / engineNanos;
    }

    double computedTokensPerSecond() {
        return paddedTokens * 1e9 / engineNanos;
    }

    /** Cores that the inference threads had on average. */
    double busy() {
        return cpu.inference() / (double) engineNanos;
    }

    /** Nanoseconds of all texts as microseconds of one. */
    double micros(long nanos) {
        return nanos / 1e3 / texts;
    }
}
