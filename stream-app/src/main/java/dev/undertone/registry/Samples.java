package dev.undertone.registry;

import dev.undertone.schemas.Dimension;
import dev.undertone.schemas.DimensionKind;
import dev.undertone.schemas.LabelCounts;
import dev.undertone.schemas.Latency;
import dev.undertone.schemas.Provenance;
import dev.undertone.schemas.ScoredText;
import dev.undertone.schemas.ScorerCounts;
import dev.undertone.schemas.ScorerType;
import dev.undertone.schemas.SentimentWindow;
import dev.undertone.schemas.SingleObjectCodec;
import dev.undertone.schemas.Source;
import dev.undertone.schemas.Status;
import dev.undertone.schemas.StatusCounts;
import java.time.Instant;

/** The emptiest value of each kind that is written: a serializer wants one to see a schema. They go nowhere. */
final class Samples {
    static {
        // Avro makes no class that it was not told to trust; the codec tells it.
        SingleObjectCodec<ScoredText> unused = SingleObjectCodec.scoredText();
    }

    private Samples() {}

    static ScoredText answer() {
        return ScoredText.newBuilder()
                .setSource(new Source("", "", 0, 0L, Instant.EPOCH))
                .setContentHash("")
                .setLang("und")
                .setStatus(Status.PENDING)
                .setScorer(ScorerType.NONE)
                .setProvenance(Provenance.newBuilder().setAppVersion("").build())
                .setEventTime(Instant.EPOCH)
                .setScoredAt(Instant.EPOCH)
                .build();
    }

    static SentimentWindow window() {
        return SentimentWindow.newBuilder()
                .setDimension(new Dimension(DimensionKind.SOURCE, ""))
                .setStart(Instant.EPOCH)
                .setEnd(Instant.EPOCH)
                .setClosed(false)
                .setInputs(0)
                .setStatus(new StatusCounts(0L, 0L))
                .setLabels(new LabelCounts(0L, 0L, 0L))
                .setScorers(new ScorerCounts(0L, 0L, 0L))
                .setFallbackShare(0)
                .setLatency(new Latency(0.0, 0L, 0L))
                .setUpdatedAt(Instant.EPOCH)
                .build();
    }
}
