package dev.undertone.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.undertone.schemas.AvroJson;
import dev.undertone.schemas.Label;
import dev.undertone.schemas.Provenance;
import dev.undertone.schemas.ScoredText;
import dev.undertone.schemas.ScorerType;
import dev.undertone.schemas.SingleObjectCodec;
import dev.undertone.schemas.Source;
import dev.undertone.schemas.Status;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OutputReaderTest {
    private final OutputReader reader = new OutputReader();

    @Test
    void anAnswerInJsonIsTheAnswerInAvro() throws IOException {
        ScoredText answer = answer();

        ScoredAnswer fromAvro = reader.answer(SingleObjectCodec.scoredText().encode(answer));
        ScoredAnswer fromJson = reader.answer(AvroJson.of(answer).toString().getBytes(UTF_8));

        assertEquals(fromAvro, fromJson);
        assertEquals(Label.POSITIVE, fromAvro.label());
        assertEquals(Books.position(7), fromAvro.position());
    }

    @Test
    void bytesOfAnotherKindAreRefused() {
        assertThrows(IOException.class, () -> reader.answer("neither".getBytes(UTF_8)));
    }

    private static ScoredText answer() {
        return ScoredText.newBuilder()
                .setSource(Source.newBuilder()
                        .setName("tweets")
                        .setTopic("tweets.raw")
                        .setPartition(0)
                        .setOffset(7)
                        .setTimestamp(Books.NOON)
                        .build())
                .setText("good")
                .setContentHash("00")
                .setLang("en")
                .setStatus(Status.SCORED)
                .setLabel(Label.POSITIVE)
                .setScorer(ScorerType.MODEL)
                .setProvenance(Provenance.newBuilder().setAppVersion("test").build())
                .setEventTime(Books.NOON)
                .setScoredAt(Books.NOON.plusMillis(12))
                .build();
    }
}
