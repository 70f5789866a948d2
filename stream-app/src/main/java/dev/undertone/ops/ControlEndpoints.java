package dev.undertone.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undertone.engine.FaultInjection.Fault;
import dev.undertone.fallback.CircuitBreaker;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /v1/breaker} and {@code /v1/faults}: what changes how an instance works. */
final class ControlEndpoints {
    private static final Logger LOG = LoggerFactory.getLogger(ControlEndpoints.class);
    private static final double MAX_SECONDS = 3600;

    private final CircuitBreaker breaker;
    private final Faults faults;

    ControlEndpoints(CircuitBreaker breaker, Faults faults) {
        this.breaker = breaker;
        this.faults = faults;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/breaker", Scope.READ, call -> breaker()),
                move("reset", breaker::reset),
                move("open", () -> breaker.holdOpen(System.nanoTime())),
                move("close", breaker::holdClosed),
                Route.get("/v1/faults", Scope.READ, call -> faults()),
                Route.post("/v1/faults", Scope.ADMIN, this::inject));
    }

    private Route move(String name, Runnable move) {
        return Route.post("/v1/breaker/" + name, Scope.ADMIN, call -> {
            // Sent with a body type that a foreign page's form cannot send.
            call.object();
            move.run();
            LOG.info("breaker: {} by {}", name, call.caller().name());
            return breaker();
        });
    }

    private Reply breaker() {
        return Reply.ok(new Status.Breaker(breaker.state().name(), breaker.held()));
    }

    private Reply faults() {
        return Reply.ok(Map.of(
                "enabled",
                faults.enabled(),
                "faults",
                Arrays.stream(Fault.values()).map(ControlEndpoints::name).toList()));
    }

    private Reply inject(Call call) throws ProblemException {
        ObjectNode body = call.object();
        Fault fault = fault(body.path("fault").asText());
        Duration length = seconds(body, "seconds", 10);
        Duration after = seconds(body, "afterSeconds", 0);
        if (!faults.enabled()) {
            throw new ProblemException(409, "start the instance with undertone.faults.enabled=true, for a drill");
        }
        faults.inject(fault, after, length);
        LOG.warn(
                "fault: {} for {} in {} by {}",
                fault,
                length,
                after,
                call.caller().name());
        return Reply.json(202, Map.of("fault", name(fault), "seconds", length.toMillis() / 1e3));
    }

    private static Fault fault(String name) throws ProblemException {
        return Arrays.stream(Fault.values())
                .filter(fault -> name(fault).equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(400, "fault must be slow, error, oom, nan or hang"));
    }

    private static String name(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT);
    }

    private static Duration seconds(ObjectNode body, String name, double usual) throws ProblemException {
        JsonNode value = body.path(name);
        double seconds = value.isMissingNode() ? usual : value.asDouble(-1);
        if (!(seconds >= 0 && seconds <= MAX_SECONDS)) {
            throw new ProblemException(400, name + " must be a number from 0 to " + (int) MAX_SECONDS);
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
