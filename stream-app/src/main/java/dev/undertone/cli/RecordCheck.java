package dev.undertone.cli;

import dev.undertone.config.Settings;
import dev.undertone.ingest.Admission;
import dev.undertone.ingest.Ingest;
import dev.undertone.ingest.InputEncoding;
import dev.undertone.ingest.RejectedException;
import dev.undertone.ingest.ValueDecoder;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.SourcePosition;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Asks the first two steps themselves whether a value can be scored, so that the commands and the stream agree. */
final class RecordCheck {
    private static final String SOURCE = "command line";

    private final Ingest ingest;

    /** @param plainText whether values are the text itself */
    RecordCheck(Settings settings, boolean plainText) {
        this.ingest = new Ingest(
                new ValueDecoder(plainText ? InputEncoding.TEXT : InputEncoding.AUTO),
                new Admission(Map.of(), settings.maxTextChars(), settings.eventTimeMaxAhead(), settings.modelRoutes()));
    }

    /** The text as the stream would score it; a rejection says why it would not. */
    AdmittedText admit(long line, byte[] value, long nowMillis) throws RejectedException {
        return ingest.ingest(new SourcePosition(SOURCE, 0, line), value, new RecordHeaders(), nowMillis, nowMillis);
    }
}
