package dev.undertone.doctor;

import dev.undertone.config.DurationText;
import dev.undertone.config.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.common.errors.ApiException;

/**
 * How far this clock is from Kafka's. A broker refuses timestamps that lie an hour ahead of its own, and what is far
 * ahead of ours is replaced; so the two must agree.
 *
 * <p>Kafka has no call for its time. But a controller that leads the quorum says when each replica was last in step with
 * it, and for itself that is now.
 */
record ClockCheck(Settings settings, Admin admin, Clock clock) implements Check {
    private static final Duration NOTABLE = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public List<Finding> examine() throws Exception {
        long before = clock.millis();
        OptionalLong brokers;
        try {
            brokers = leadersTime(admin.describeMetadataQuorum().quorumInfo().get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ApiException) {
                return List.of(unseen());
            }
            throw e;
        }
        long after = clock.millis();
        // The answer was made somewhere between; only what lies outside is a difference for certain.
        return List.of(
                brokers.isEmpty()
                        ? unseen()
                        : judge(Math.max(0, Math.max(before - brokers.getAsLong(), brokers.getAsLong() - after))));
    }

    /** @param millis by which the clocks differ at least */
    Finding judge(long millis) {
        Duration skew = Duration.ofMillis(millis);
        String found = millis == 0
                ? "agrees with the controller's"
                : "differs from the controller's by " + DurationText.format(skew);
        String mend = "set this host's clock by NTP, or the brokers'";
        if (skew.compareTo(settings.eventTimeMaxAhead()) > 0) {
            return Finding.failed(name(), found + ", more than undertone.event.time.max.ahead", mend);
        }
        return skew.compareTo(NOTABLE) > 0
                ? Finding.warning(name(), found + "; latencies and windows will look wrong", mend)
                : Finding.ok(name(), found);
    }

    private Finding unseen() {
        return Finding.skipped(
                name(), "the broker does not tell its time (no KRaft, or Describe on the cluster is missing)");
    }

    private static OptionalLong leadersTime(QuorumInfo quorum) {
        return quorum.voters().stream()
                .filter(voter -> voter.replicaId() == quorum.leaderId())
                .flatMapToLong(voter -> voter.lastCaughtUpTimestamp().stream())
                .filter(millis -> millis > 0)
                .findFirst();
    }
}
