package dev.undertone.ingest;

/** Bounds what a corrupt length in an Avro value can make the reader allocate. */
public final class AvroLimits {
    private static final String MAX_BYTES = Integer.toString(64 << 20);

    private AvroLimits() {}

    /** Sets Avro's limits where the user has set none; they are read once, when Avro first decodes. */
    public static void apply() {
        for (String type : new String[] {"string", "bytes"}) {
            String limit = "org.apache.avro.limits." + type + ".maxLength";
            if (System.getProperty(limit) == null) {
                System.setProperty(limit, MAX_BYTES);
            }
        }
    }
}
