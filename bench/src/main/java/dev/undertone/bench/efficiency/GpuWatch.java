package dev.undertone.bench.efficiency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the driver, by {@code nvidia-smi}, how much of the time a GPU has a kernel at work.
 *
 * <p>Threads: one.
 */
final class GpuWatch {
    private static final String EVERY_MILLIS = "100";

    private final Process process;

    private GpuWatch(Process process) {
        this.process = process;
    }

    /** The number of the GPU that a model's device is, as in {@code cuda:0}, or null for the CPU. */
    @Nullable
    static Integer numberOf(String device) {
        return device.equals("cpu") ? null : Integer.valueOf(device.substring(device.indexOf(':') + 1));
    }

    /** @param number of the CUDA device */
    static GpuWatch start(int number) throws IOException {
        return new GpuWatch(new ProcessBuilder(
                        "nvidia-smi",
                        "--id=" + number,
                        "--query-gpu=utilization.gpu",
                        "--format=csv,noheader,nounits",
                        "--loop-ms=" + EVERY_MILLIS)
                .redirectErrorStream(true)
                .start());
    }

    /** The busy share of the time since the start. */
    double stop() throws IOException {
        // Unlike the process itself, its handle leaves the pipe open.
        process.toHandle().destroy();
        // A line is a few bytes and the pipe holds 64 kB: nothing waited for a reader.
        return busy(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList());
    }

    /** The mean of the percentages; the first sample looks back to before the start and does not count. */
    static double busy(List<String> lines) {
        return lines.stream()
                        .skip(1)
                        .mapToInt(line -> Integer.parseInt(line.strip()))
                        .average()
                        .orElseThrow(() -> new IllegalStateException("nvidia-smi says nothing of use: " + lines))
                / 100;
    }
}
