package dev.undertone.enrich;

import dev.undertone.schemas.AvroJson;
import dev.undertone.schemas.ScoredText;
import dev.undertone.schemas.SentimentWindow;
import dev.undertone.schemas.SingleObjectCodec;

/** Turns what is written into the bytes of a topic's values. Threads: safe to share. */
public interface OutputEncoder {
    /** The bytes of an answer. */
    byte[] encode(String topic, ScoredText answer);

    /** The bytes of a window. */
    byte[] encode(String topic, SentimentWindow window);

    /** Avro single-object encoding; the schemas jar reads it. */
    static OutputEncoder singleObject() {
        SingleObjectCodec<ScoredText> answers = SingleObjectCodec.scoredText();
        SingleObjectCodec<SentimentWindow> windows = SingleObjectCodec.sentimentWindow();
        return new OutputEncoder() {
            @Override
            public byte[] encode(String topic, ScoredText answer) {
                return answers.encode(answer);
            }

            @Override
            public byte[] encode(String topic, SentimentWindow window) {
                return windows.encode(window);
            }
        };
    }

    /** Plain JSON, instants in ISO 8601. */
    static OutputEncoder json() {
        return new OutputEncoder() {
            @Override
            public byte[] encode(String topic, ScoredText answer) {
                return AvroJson.toBytes(answer);
            }

            @Override
            public byte[] encode(String topic, SentimentWindow window) {
                return AvroJson.toBytes(window);
            }
        };
    }
}
