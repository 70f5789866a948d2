package dev.undertone.bench.pipeline.contestant;

import dev.undertone.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The broker, in a process of its own so that its work is not counted as a contestant's. */
public final class BrokerMain {
    private BrokerMain() {}

    /** Arguments: folder and port. */
    public static void main(String[] arguments) throws IOException {
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Map.of());
        Lifeline.serve();
        broker.close();
        System.exit(0);
    }
}
