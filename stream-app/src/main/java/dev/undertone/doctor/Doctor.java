package dev.undertone.doctor;

import dev.undertone.config.Settings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Looks at everything {@code undertone run} needs, in the order in which it would need it. */
public final class Doctor {
    private final List<Check> atTheBroker;
    private final List<Check> here;

    /** @param admin stays the caller's to close */
    public Doctor(Settings settings, Admin admin) {
        this.atTheBroker = List.of(
                new BrokerCheck(settings, admin),
                new ClockCheck(settings, admin, Clock.systemUTC()),
                new TopicsCheck(settings, admin),
                new AccessCheck(settings, admin),
                new StateTopicsCheck(settings, admin),
                new TransactionCheck(settings));
        this.here = here(settings);
    }

    private Doctor(Settings settings, List<Check> atTheBroker) {
        this.atTheBroker = atTheBroker;
        this.here = here(settings);
    }

    private static List<Check> here(Settings settings) {
        return List.of(
                new RegistryCheck(settings),
                new ModelCheck(settings),
                new LibraryCheck(),
                new StateFolderCheck(settings),
                new HttpPortCheck(settings));
    }

    /** The findings when no broker answers, for this reason: what is at the broker cannot be seen. */
    public static List<Finding> withoutBroker(Settings settings, String reason) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.split("broker", Verdict.FAILED, reason));
        for (String check : List.of("clock", "topics", "access", "transactions")) {
            findings.add(Finding.skipped(check, "no broker to ask"));
        }
        findings.addAll(new Doctor(settings, List.of()).examine());
        return findings;
    }

    /** Everything that was found; whoever is to run needs {@link #isReady}. */
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        atTheBroker.forEach(check -> findings.addAll(examine(check)));
        here.forEach(check -> findings.addAll(examine(check)));
        return findings;
    }

    /** Whether {@code undertone run} would work. */
    public static boolean isReady(List<Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.verdict() == Verdict.FAILED);
    }

    private static List<Finding> examine(Check check) {
        try {
            return check.examine();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(Finding.skipped(check.name(), "interrupted"));
        } catch (ExecutionException e) {
            return List.of(Finding.failed(check.name(), message(e.getCause() == null ? e : e.getCause()), ""));
        } catch (Exception e) {
            return List.of(Finding.failed(check.name(), message(e), ""));
        }
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
