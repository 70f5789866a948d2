package dev.undertone.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Time from a record's Kafka timestamp to its answer, since the start; two of these give the mean between them.
 *
 * @param maxMillis of the last minutes
 */
public record LatencyTotal(String scorer, long count, double totalMillis, double maxMillis) {
    static List<LatencyTotal> all(MeterRegistry registry) {
        List<LatencyTotal> all = new ArrayList<>();
        for (Timer timer : registry.find("undertone.end.to.end").timers()) {
            String scorer = timer.getId().getTag("scorer");
            all.add(new LatencyTotal(
                    scorer == null ? "" : scorer,
                    timer.count(),
                    timer.totalTime(TimeUnit.MILLISECONDS),
                    timer.max(TimeUnit.MILLISECONDS)));
        }
        return all;
    }
}
