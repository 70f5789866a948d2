package dev.undertone.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.undertone.schemas.FallbackReason;
import dev.undertone.text.BatchScorer;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.SourcePosition;
import dev.undertone.text.TokenizedText;
import dev.undertone.tracing.RecordTrace;
import dev.undertone.tracing.Spans;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The span of a batch and its links. */
class BatchSpanTest {
    private static final String BATCH = "infer words";

    private final Spans spans = new Spans();

    @AfterEach
    void close() {
        spans.close();
    }

    @Test
    void theRecordsOfABatchAndTheBatchAreLinked() {
        EngineFixture fixture = fixture(new WordScorer());
        List<RecordTrace> records = List.of(submit(fixture, "good a"), submit(fixture, "good b"));

        assertEquals(1, fixture.stepAll());
        records.forEach(BatchSpanTest::end);

        SpanData batch = spans.ended(BATCH);
        List<SpanData> ended = records();
        assertEquals(2, ended.size());
        assertEquals(ids(ended), linked(batch));
        ended.forEach(record -> assertEquals(ids(List.of(batch)), linked(record)));
        assertEquals(ended.get(0).getSpanId(), batch.getParentSpanId());
    }

    @Test
    void aTextThatJoinsARowOnTheDeviceIsLinkedToItsBatch() {
        EngineFixture fixture = fixture(new WordScorer());
        submit(fixture, "good a");
        fixture.engine.tokenizeAll();
        Batch batch = fixture.engine.nextBatch();
        RecordTrace late = submit(fixture, "good a");
        fixture.engine.tokenizeAll();

        fixture.engine.infer(batch);
        end(late);

        assertEquals(ids(List.of(spans.ended(BATCH))), linked(spans.ended("score tweets.raw")));
    }

    @Test
    void aBatchOfTextsThatNobodyTracesHasNoSpan() {
        EngineFixture fixture = fixture(new WordScorer());
        PendingAnswer answer = fixture.submit("good a");

        fixture.stepAll();

        assertEquals(true, answer.isDone());
        assertEquals(List.of(), spans.ended());
    }

    @Test
    void aFailedBatchIsAnErrorWithItsReason() {
        BrokenScorer scorer = new BrokenScorer();
        EngineFixture fixture = fixture(scorer);
        scorer.broken = true;
        submit(fixture, "good a");

        fixture.stepAll();

        SpanData batch = spans.ended(BATCH);
        assertEquals(StatusCode.ERROR, batch.getStatus().getStatusCode());
        assertEquals("MODEL_ERROR", batch.getStatus().getDescription());
    }

    private static EngineFixture fixture(BatchScorer scorer) {
        return new EngineFixture(EngineFixture.settings(64, 1024, 100), scorer);
    }

    private RecordTrace submit(EngineFixture fixture, String text) {
        RecordTrace trace = spans.tracing().read(new SourcePosition("tweets.raw", 0, 0), new RecordHeaders());
        fixture.engine.submit(
                new ScoringRequest(fixture.text(text), 10, EngineFixture.DEADLINE, false, Lane.LIVE, trace), () -> {});
        return trace;
    }

    private static void end(RecordTrace record) {
        record.forward().end();
    }

    private List<SpanData> records() {
        return spans.ended().stream()
                .filter(span -> !span.getName().equals(BATCH))
                .toList();
    }

    private static Set<String> ids(List<SpanData> spans) {
        return spans.stream().map(SpanData::getSpanId).collect(Collectors.toSet());
    }

    private static Set<String> linked(SpanData span) {
        return span.getLinks().stream()
                .map(LinkData::getSpanContext)
                .map(context -> context.getSpanId())
                .collect(Collectors.toSet());
    }

    /** Scores until it is broken. */
    private static final class BrokenScorer implements BatchScorer {
        private final WordScorer words = new WordScorer();
        private boolean broken;

        @Override
        public ModelIdentity identity() {
            return words.identity();
        }

        @Override
        public TokenizedText tokenize(String text) throws ScoringException {
            return words.tokenize(text);
        }

        @Override
        public List<Score> score(List<TokenizedText> batch) throws ScoringException {
            if (broken) {
                throw new ScoringException(FallbackReason.MODEL_ERROR, "broken");
            }
            return words.score(batch);
        }

        @Override
        public void close() {}
    }
}
