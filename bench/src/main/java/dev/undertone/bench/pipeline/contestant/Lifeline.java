package dev.undertone.bench.pipeline.contestant;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;

/** A child's side of its conversation with the bench. Threads: the main one. */
public final class Lifeline {
    private Lifeline() {}

    /** Says that the process is ready, answers questions, and returns when the bench wants it to end or is gone. */
    public static void serve() throws IOException {
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(
                    line.equals("heap")
                            ? "heap " + collectedHeap()
                            : "vitals " + cpuNanos() + " " + allocatedBytes() + " " + heapBytes());
        }
    }

    @SuppressWarnings("SystemGc") // What is left after it is what shows a leak.
    private static String collectedHeap() {
        System.gc();
        // As the collection left them: until this thread runs again, others may have allocated hundreds of megabytes.
        long used = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
        return used + " "
                + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getProcessCpuTime()
                : 0;
    }

    private static long allocatedBytes() {
        if (!(ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads)) {
            return 0;
        }
        long all = 0;
        for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            all += Math.max(0, bytes);
        }
        return all;
    }

    private static long heapBytes() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
