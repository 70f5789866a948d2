package dev.undertone;

import dev.undertone.config.Settings;
import dev.undertone.config.SettingsException;
import dev.undertone.enrich.OutputEncoder;
import dev.undertone.ingest.Admission;
import dev.undertone.ingest.FramedDecoder;
import dev.undertone.ingest.Ingest;
import dev.undertone.ingest.ValueDecoder;
import dev.undertone.metrics.Metrics;
import dev.undertone.registry.RegistryException;
import dev.undertone.registry.SchemaRegistry;

/**
 * How values are read and written, with the registry behind it where there is one.
 *
 * @param onClose frees what the two hold
 */
record Encodings(Ingest ingest, OutputEncoder encoder, Runnable onClose) implements AutoCloseable {

    /**
     * As the settings have it. With {@code output.format=registry} the schemas are registered or found here.
     *
     * @throws RegistryException when the registry does not give what is needed
     */
    static Encodings open(Settings settings, Metrics metrics) throws SettingsException {
        SchemaRegistry registry = new SchemaRegistry(settings.registry(), metrics::registryFailed);
        try {
            return new Encodings(ingest(settings, registry), encoder(settings, registry), registry::close);
        } catch (RuntimeException | SettingsException e) {
            registry.close();
            throw e;
        }
    }

    private static Ingest ingest(Settings settings, SchemaRegistry registry) throws SettingsException {
        FramedDecoder framed = settings.registry().isOn() ? registry.decoder() : FramedDecoder.NONE;
        return new Ingest(
                new ValueDecoder(settings.inputEncoding(), InputSchemas.read(settings), framed),
                new Admission(
                        settings.inputTopics(),
                        settings.maxTextChars(),
                        settings.eventTimeMaxAhead(),
                        settings.modelRoutes()));
    }

    private static OutputEncoder encoder(Settings settings, SchemaRegistry registry) {
        return switch (settings.outputFormat()) {
            case AVRO -> OutputEncoder.singleObject();
            case JSON -> OutputEncoder.json();
            case REGISTRY -> registry.encoder(settings.scoredTopic(), settings.windowsTopic());
        };
    }

    @Override
    public void close() {
        onClose.run();
    }
}
