package dev.undertone.enrich;

import dev.undertone.schemas.AvroJson;
import dev.undertone.schemas.SingleObjectCodec;
import org.apache.avro.specific.SpecificRecordBase;

/** How output values are written. */
public enum OutputFormat {
    /** Avro single-object encoding; the schemas jar reads it. */
    AVRO {
        @Override
        public <T extends SpecificRecordBase> byte[] encode(SingleObjectCodec<T> codec, T value) {
            return codec.encode(value);
        }
    },
    /** Plain JSON, instants in ISO 8601. */
    JSON {
        @Override
        public <T extends SpecificRecordBase> byte[] encode(SingleObjectCodec<T> codec, T value) {
            return AvroJson.toBytes(value);
        }
    };

    /** The value as bytes. */
    public abstract <T extends SpecificRecordBase> byte[] encode(SingleObjectCodec<T> codec, T value);
}
