package dev.undertone.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;

/** A schema, once released, is kept for ever; each later one must read all before it (BACKWARD_TRANSITIVE). */
class SchemaEvolutionTest {
    private static final List<Schema> CURRENT =
            List.of(RawText.getClassSchema(), ScoredText.getClassSchema(), SentimentWindow.getClassSchema());

    @Test
    void theCurrentSchemaIsTheNewestReleased() {
        for (Schema current : CURRENT) {
            List<Schema> released = SingleObjectCodec.releasedSchemas(current);

            assertEquals(
                    asWritten(current),
                    released.get(released.size() - 1),
                    () -> current.getName() + " changed: add it as released/" + current.getName() + "."
                            + (released.size() + 1) + ".avsc");
        }
    }

    @Test
    void everySchemaReadsAllReleasedBeforeIt() {
        for (Schema current : CURRENT) {
            List<Schema> released = SingleObjectCodec.releasedSchemas(current);
            for (int reader = 0; reader < released.size(); reader++) {
                for (int writer = 0; writer <= reader; writer++) {
                    assertEquals(
                            SchemaCompatibilityType.COMPATIBLE,
                            SchemaCompatibility.checkReaderWriterCompatibility(
                                            released.get(reader), released.get(writer))
                                    .getType(),
                            current.getName() + " " + (reader + 1) + " reads " + (writer + 1));
                }
            }
        }
    }

    @Test
    void everythingIsDocumentedAndEveryOpenEnumHasADefault() {
        Set<String> undocumented = new LinkedHashSet<>();
        Set<String> withoutDefault = new LinkedHashSet<>();
        for (Schema current : CURRENT) {
            visit(current, undocumented, withoutDefault);
        }

        assertTrue(undocumented.isEmpty(), () -> "no doc: " + undocumented);
        assertEquals(Set.of("Label"), withoutDefault, "only Label is a closed set");
    }

    @Test
    void aNewRequiredFieldWouldBeNoticed() {
        Schema released = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"}]}");
        Schema broken = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"},"
                        + "{\"name\":\"b\",\"type\":\"int\"}]}");

        SchemaCompatibilityType type = SchemaCompatibility.checkReaderWriterCompatibility(broken, released)
                .getType();

        assertEquals(SchemaCompatibilityType.INCOMPATIBLE, type);
    }

    private static void visit(Schema schema, Set<String> undocumented, Set<String> withoutDefault) {
        switch (schema.getType()) {
            case RECORD -> {
                note(schema.getDoc(), schema.getFullName(), undocumented);
                for (Schema.Field field : schema.getFields()) {
                    note(field.doc(), schema.getFullName() + "." + field.name(), undocumented);
                    visit(field.schema(), undocumented, withoutDefault);
                }
            }
            case UNION -> schema.getTypes().forEach(member -> visit(member, undocumented, withoutDefault));
            case ARRAY -> visit(schema.getElementType(), undocumented, withoutDefault);
            case MAP -> visit(schema.getValueType(), undocumented, withoutDefault);
            case ENUM -> {
                note(schema.getDoc(), schema.getFullName(), undocumented);
                if (schema.getEnumDefault() == null) {
                    withoutDefault.add(schema.getName());
                }
            }
            default -> assertFalse(schema.getType().getName().isEmpty());
        }
    }

    private static void note(String doc, String name, Set<String> undocumented) {
        if (doc == null || doc.isBlank()) {
            undocumented.add(name);
        }
    }

    /** Without what code generation adds. Equality sees defaults and logical types, which fingerprints ignore. */
    private static Schema asWritten(Schema generated) {
        return new Schema.Parser().parse(generated.toString().replace(",\"avro.java.string\":\"String\"", ""));
    }
}
