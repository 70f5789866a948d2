package dev.undertone.doctor;

import dev.undertone.config.Settings;
import dev.undertone.topics.Rights;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/** Whether we may do what a run does: what the table in docs/deployment.md lists. */
record AccessCheck(Settings settings, Admin admin) implements Check {
    @Override
    public String name() {
        return "access";
    }

    @Override
    public List<Finding> examine() throws Exception {
        List<String> faults = new Rights(admin, settings).missing();
        return faults.isEmpty()
                ? List.of(Finding.ok(
                        name(), "topics may be read and written, group " + settings.applicationId() + " may be joined"))
                : faults.stream()
                        .map(fault -> Finding.split(name(), Verdict.FAILED, fault))
                        .toList();
    }
}
