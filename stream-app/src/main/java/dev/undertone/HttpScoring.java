package dev.undertone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.undertone.config.Settings;
import dev.undertone.engine.Lane;
import dev.undertone.engine.PendingAnswer;
import dev.undertone.engine.ScoringEngine;
import dev.undertone.engine.ScoringEngines;
import dev.undertone.engine.ScoringRequest;
import dev.undertone.ingest.Admission;
import dev.undertone.ingest.Ingest;
import dev.undertone.ingest.InputEncoding;
import dev.undertone.ingest.RejectedException;
import dev.undertone.ingest.ValueDecoder;
import dev.undertone.ops.Scoring;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.SourcePosition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Texts that come by HTTP, on the way that the stream's texts take. Threads: any. */
final class HttpScoring implements Scoring {
    private static final String SOURCE = "http";

    private final List<ScoringEngine> engines;
    private final ScoringEngines byModel;
    private final Ingest ingest;
    private final AtomicLong count = new AtomicLong();

    HttpScoring(ServedModels models, Settings settings) {
        this.engines =
                models.byName().values().stream().map(ServedModel::engine).toList();
        this.byModel = models.engines();
        this.ingest = new Ingest(
                new ValueDecoder(InputEncoding.TEXT),
                new Admission(Map.of(), settings.maxTextChars(), settings.eventTimeMaxAhead(), settings.modelRoutes()));
    }

    @Override
    public AdmittedText admit(String text, @Nullable String lang, @Nullable String model) {
        Headers headers = new RecordHeaders();
        if (lang != null) {
            headers.add("undertone-lang", lang.getBytes(UTF_8));
        }
        if (model != null) {
            headers.add("undertone-model", model.getBytes(UTF_8));
        }
        long now = System.currentTimeMillis();
        SourcePosition position = new SourcePosition(SOURCE, 0, count.getAndIncrement());
        try {
            return ingest.ingest(position, text.getBytes(UTF_8), headers, now, now);
        } catch (RejectedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public PendingAnswer submit(AdmittedText text, Duration deadline) {
        // Text and token ids of a caller are held as those of a record are.
        int bytes = text.text().length();
        return byModel.of(text.model()).submit(new ScoringRequest(text, bytes, deadline, false, Lane.LIVE), () -> {});
    }

    @Override
    public Duration deadline() {
        return engines.get(0).deadline();
    }

    @Override
    public List<ModelIdentity> models() {
        return engines.stream().map(ScoringEngine::identity).toList();
    }

    @Override
    public int permits() {
        return engines.stream().mapToInt(ScoringEngine::permitsLimit).min().orElseThrow();
    }
}
