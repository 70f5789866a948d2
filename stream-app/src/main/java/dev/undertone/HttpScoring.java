package dev.undertone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.undertone.config.Settings;
import dev.undertone.engine.Lane;
import dev.undertone.engine.PendingAnswer;
import dev.undertone.engine.ScoringEngine;
import dev.undertone.engine.ScoringRequest;
import dev.undertone.ingest.Admission;
import dev.undertone.ingest.Ingest;
import dev.undertone.ingest.RejectedException;
import dev.undertone.ingest.ValueDecoder;
import dev.undertone.ops.Scoring;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.SourcePosition;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Texts that come by HTTP, on the way that the stream's texts take. Threads: any. */
final class HttpScoring implements Scoring {
    private static final String SOURCE = "http";

    private final ScoringEngine engine;
    private final Ingest ingest;
    private final AtomicLong count = new AtomicLong();

    HttpScoring(ScoringEngine engine, Settings settings) {
        this.engine = engine;
        this.ingest = new Ingest(
                new ValueDecoder(true, Map.of()),
                new Admission(Map.of(), settings.maxTextChars(), settings.eventTimeMaxAhead()));
    }

    @Override
    public AdmittedText admit(String text, @Nullable String lang) {
        Headers headers = new RecordHeaders();
        if (lang != null) {
            headers.add("undertone-lang", lang.getBytes(UTF_8));
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
        return engine.submit(new ScoringRequest(text, bytes, deadline, false, Lane.LIVE), () -> {});
    }

    @Override
    public Duration deadline() {
        return engine.deadline();
    }

    @Override
    public int permits() {
        return engine.permitsLimit();
    }
}
