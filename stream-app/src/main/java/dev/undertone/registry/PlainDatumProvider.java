package dev.undertone.registry;

import dev.undertone.schemas.SingleObjectCodec;
import io.apicurio.registry.serde.avro.DefaultAvroDatumProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Gives Apicurio's serializer our schemas as the files of the schemas module have them, so that a file registered by hand is
 * found. A generated class has hints for Java's compiler in its own copy. Threads: safe to share.
 */
public final class PlainDatumProvider<T> extends DefaultAvroDatumProvider<T> {
    private final Map<Schema, Schema> plain = new ConcurrentHashMap<>();

    @Override
    public Schema toSchema(T data) {
        return data instanceof SpecificRecordBase ours
                ? plain.computeIfAbsent(ours.getSchema(), PlainDatumProvider::released)
                : super.toSchema(data);
    }

    @Override
    public DatumWriter<T> createDatumWriter(T data, Schema schema) {
        // With the record's own model, which knows how to write instants.
        return data instanceof SpecificRecordBase ours
                ? new SpecificDatumWriter<>(schema, ours.getSpecificData())
                : super.createDatumWriter(data, schema);
    }

    private static Schema released(Schema ofTheClass) {
        List<Schema> released = SingleObjectCodec.releasedSchemas(ofTheClass);
        return released.get(released.size() - 1);
    }

    /** The schema that a record of ours is written with. */
    static Schema schemaOf(IndexedRecord ours) {
        return released(ours.getSchema());
    }
}
