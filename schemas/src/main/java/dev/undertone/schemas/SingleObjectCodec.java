package dev.undertone.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Turns records into Avro single-object encoding and back: the bytes {@code C3 01}, the fingerprint of the writer's
 * schema, the value. No registry is needed: a reader of this version knows every schema released before it.
 *
 * <pre>{@code
 * ScoredText answer = SingleObjectCodec.scoredText().decode(consumerRecord.value());
 * }</pre>
 *
 * <p>Threads: safe to share.
 */
public final class SingleObjectCodec<T extends SpecificRecordBase> {
    static {
        // Avro instantiates no class it was not told to trust; a reader of ours should not have to know.
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                type -> type.getPackageName().equals(SingleObjectCodec.class.getPackageName())));
    }

    private final BinaryMessageEncoder<T> encoder;
    private final BinaryMessageDecoder<T> decoder;

    private SingleObjectCodec(BinaryMessageEncoder<T> encoder, BinaryMessageDecoder<T> decoder, Schema schema) {
        this.encoder = encoder;
        this.decoder = decoder;
        releasedSchemas(schema).forEach(decoder::addSchema);
    }

    /** Values of the input topics. */
    public static SingleObjectCodec<RawText> rawText() {
        return new SingleObjectCodec<>(
                RawText.getEncoder(), RawText.createDecoder(new SchemaStore.Cache()), RawText.getClassSchema());
    }

    /** Values of {@code sentiment.scored}. */
    public static SingleObjectCodec<ScoredText> scoredText() {
        return new SingleObjectCodec<>(
                ScoredText.getEncoder(),
                ScoredText.createDecoder(new SchemaStore.Cache()),
                ScoredText.getClassSchema());
    }

    /** Values of {@code sentiment.windows}. */
    public static SingleObjectCodec<SentimentWindow> sentimentWindow() {
        return new SingleObjectCodec<>(
                SentimentWindow.getEncoder(),
                SentimentWindow.createDecoder(new SchemaStore.Cache()),
                SentimentWindow.getClassSchema());
    }

    /** The value as bytes, marker and fingerprint included. */
    public byte[] encode(T value) {
        try {
            ByteBuffer encoded = encoder.encode(value);
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("encoding to memory cannot fail", e);
        }
    }

    /**
     * The value in {@code bytes}, read into this version's schema.
     *
     * @throws IOException when the bytes are truncated, or not single-object encoding
     * @throws MissingSchemaException when the writer's schema is younger than this class
     */
    public T decode(byte[] bytes) throws IOException {
        try {
            return decoder.decode(bytes);
        } catch (MissingSchemaException e) {
            throw e;
        } catch (AvroRuntimeException | IndexOutOfBoundsException e) {
            throw new IOException("not a value of this schema: " + e.getMessage(), e);
        }
    }

    /** Every schema ever released under the name of {@code current}, oldest first. */
    public static List<Schema> releasedSchemas(Schema current) {
        List<Schema> released = new ArrayList<>();
        while (true) {
            String resource = "released/" + current.getName() + "." + (released.size() + 1) + ".avsc";
            try (InputStream in = SingleObjectCodec.class.getResourceAsStream(resource)) {
                if (in == null) {
                    return List.copyOf(released);
                }
                released.add(new Schema.Parser().parse(in));
            } catch (IOException e) {
                throw new UncheckedIOException(resource, e);
            }
        }
    }
}
