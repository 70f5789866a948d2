package dev.undertone.bench.pipeline.contestant;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.undertone.App;
import dev.undertone.bench.efficiency.BareModel;
import dev.undertone.bench.efficiency.PackedBatch;
import dev.undertone.bench.efficiency.Packing;
import dev.undertone.config.Settings;
import dev.undertone.model.ModelDirectory;
import dev.undertone.model.ModelException;
import dev.undertone.model.OnnxModel;
import dev.undertone.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/**
 * The most that any pipeline over this model can do: threads that only run packed batches, while another copies one
 * record for each text, in transactions. Nothing is decoded, tokenized or encoded.
 *
 * <p>Threads: one for each that the model may use, and one that copies.
 */
final class LimitContestant implements ContestantMain.Running {
    private static final int FEWEST_TEXTS = 2048;

    private final Semaphore scored = new Semaphore(0);
    private final CountDownLatch copying = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final List<PackedBatch> batches;
    private final Settings settings;
    private volatile boolean stopped;

    private LimitContestant(Settings settings, List<PackedBatch> batches) {
        this.settings = settings;
        this.batches = batches;
    }

    static LimitContestant open(Settings settings) throws Exception {
        LimitContestant limit = new LimitContestant(settings, batches(settings));
        for (int i = 0; i < settings.engine().inferenceThreads(); i++) {
            limit.startThread(limit::run);
        }
        limit.startThread(limit::copy);
        return limit;
    }

    private static List<PackedBatch> batches(Settings settings) throws Exception {
        ObjectMapper json = new ObjectMapper();
        try (OnnxModel model = App.openModel(settings);
                RecordCopier copier = RecordCopier.open(settings)) {
            Packing packing =
                    new Packing(model, ModelDirectory.read(settings.modelPath()).padTokenId());
            int budget = packing.budget(settings.deadline());
            List<TokenizedText> texts = new ArrayList<>();
            for (byte[] value : copier.peek(Math.max(FEWEST_TEXTS, packing.window(budget)))) {
                texts.add(model.tokenize(json.readTree(value).get("text").textValue()));
            }
            return packing.packAll(texts, budget);
        }
    }

    private void run() {
        try (BareModel model =
                new BareModel(ModelDirectory.read(settings.modelPath()).onnx(), settings.model())) {
            for (int i = 0; !stopped; i = (i + 1) % batches.size()) {
                model.run(batches.get(i));
                scored.release(batches.get(i).texts());
            }
        } catch (OrtException | ModelException e) {
            throw new IllegalStateException(e);
        }
    }

    private void copy() {
        try (RecordCopier copier = RecordCopier.open(settings)) {
            copying.countDown();
            while (!stopped) {
                copier.copy(scored);
            }
            copier.commit();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startThread(Runnable work) {
        Thread thread = new Thread(work, "bench-limit-" + threads.size());
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    @Override
    public void awaitRunning() throws InterruptedException {
        copying.await();
    }

    @Override
    public void close() {
        stopped = true;
        scored.release(1 << 20);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
