package dev.undertone.bench.efficiency;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.undertone.model.Devices;
import dev.undertone.model.ModelException;
import dev.undertone.model.ModelSettings;
import dev.undertone.text.TokenizedText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The limit: nothing but {@code session.run} on batches that were packed beforehand, on the device and with the session
 * options of the application. Tensors are made for each call, results are fetched and dropped.
 *
 * <p>Threads: any; {@link #close} waits for none.
 */
public final class BareModel implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment("undertone");
    private final OrtSession session;
    private final boolean wantsMask;

    /** Opens a session on the graph. */
    public BareModel(Path onnx, ModelSettings settings) throws ModelException, OrtException {
        session = Devices.session(environment, onnx, settings);
        wantsMask = session.getInputNames().contains("attention_mask");
    }

    /** How long runs took, by the clock and by the CPU time of the threads. */
    public record Took(long nanos, long cpuNanos) {
        Took times(double factor) {
            return new Took(Math.round(nanos * factor), Math.round(cpuNanos * factor));
        }
    }

    /** Hears of each batch before it is run. */
    @FunctionalInterface
    interface Before {
        void run(PackedBatch batch);
    }

    /** Runs batches on so many threads, each taking the next one. */
    Took run(List<PackedBatch> batches, int threads, Before before) throws OrtException, InterruptedException {
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        long start = System.nanoTime();
        try {
            List<Future<Long>> cpuNanos = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                cpuNanos.add(pool.submit(() -> {
                    for (int i = next.getAndIncrement(); i < batches.size(); i = next.getAndIncrement()) {
                        before.run(batches.get(i));
                        run(batches.get(i));
                    }
                    return ThreadTimes.cpuNanos();
                }));
            }
            long cpu = 0;
            for (Future<Long> one : cpuNanos) {
                cpu += one.get();
            }
            return new Took(System.nanoTime() - start, cpu);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OrtException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /**
     * Runs texts one by one on one thread, each in a batch of its own without padding.
     *
     * @param limit after which the rest is taken to cost as much
     */
    Took runSingly(List<TokenizedText> texts, Duration limit) throws OrtException {
        long start = System.nanoTime();
        long cpuStart = ThreadTimes.cpuNanos();
        int done = 0;
        while (done < texts.size() && System.nanoTime() - start < limit.toNanos()) {
            TokenizedText text = texts.get(done++);
            run(PackedBatch.of(List.of(text), 1, text.length(), 0));
        }
        return new Took(System.nanoTime() - start, ThreadTimes.cpuNanos() - cpuStart)
                .times(texts.size() / (double) done);
    }

    /** Runs one batch. */
    public void run(PackedBatch batch) throws OrtException {
        long[] shape = {batch.rows(), batch.width()};
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try (OnnxTensor ids = OnnxTensor.createTensor(environment, batch.ids(), shape);
                OnnxTensor mask = OnnxTensor.createTensor(environment, batch.mask(), shape)) {
            inputs.put("input_ids", ids);
            if (wantsMask) {
                inputs.put("attention_mask", mask);
            }
            try (OrtSession.Result result = session.run(inputs)) {
                float logit = ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
                if (!Float.isFinite(logit)) {
                    throw new IllegalStateException("a logit is " + logit);
                }
            }
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
