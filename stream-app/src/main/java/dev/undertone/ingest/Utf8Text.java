package dev.undertone.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8: what is malformed is an error, not a replacement character. */
public final class Utf8Text {
    private Utf8Text() {}

    /** The text, or a rejection with {@link RejectionReason#NOT_UTF8}. */
    public static String decode(byte[] bytes, int offset, int length) throws RejectedException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RejectedException(RejectedException.Stage.DECODE, RejectionReason.NOT_UTF8);
        }
    }
}
