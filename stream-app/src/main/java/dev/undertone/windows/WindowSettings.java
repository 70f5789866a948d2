package dev.undertone.windows;

import java.time.Duration;

/**
 * How windows are cut and closed.
 *
 * @param size length of a window; windows start at multiples of it since 1970
 * @param grace how much later than a window's end its records may still come, in event time
 * @param quiet wall-clock time after which a dimension without records no longer holds up its windows
 * @param retention how long a closed window stays in the state store, in event time
 * @param updateInterval wall-clock time between two updates of an open window
 */
public record WindowSettings(
        Duration size, Duration grace, Duration quiet, Duration retention, Duration updateInterval) {
    /** First instant of the window in which an event lies. */
    long startOf(long eventMillis) {
        return eventMillis - Math.floorMod(eventMillis, size.toMillis());
    }
}
