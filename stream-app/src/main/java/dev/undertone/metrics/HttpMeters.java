package dev.undertone.metrics;

import dev.undertone.schemas.ScorerType;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** What the HTTP surface does. Its texts are not among the records. Threads: any. */
final class HttpMeters {
    private final Meters meters;

    HttpMeters(Meters meters) {
        this.meters = meters;
    }

    void answered(String path, int status, long nanos) {
        meters.summary(
                        "undertone.http.requests",
                        "Time to answer a request",
                        "path",
                        path,
                        "status",
                        Integer.toString(status))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    void scored(ScorerType scorer) {
        meters.counter("undertone.http.texts", "Texts answered by HTTP", "scorer", Meters.lower(scorer.name()))
                .increment();
    }

    void bindEventClients(IntSupplier clients) {
        meters.gauge("undertone.http.event.clients", "Who follow the events", clients::getAsInt);
    }
}
