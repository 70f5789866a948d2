package dev.undertone.doctor;

import dev.undertone.config.Settings;
import dev.undertone.topics.TopicReport;
import dev.undertone.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/** Whether every topic is there, with partitions and policies that fit; the same look as at the start of a run. */
record TopicsCheck(Settings settings, Admin admin) implements Check {
    @Override
    public String name() {
        return "topics";
    }

    @Override
    public List<Finding> examine() throws Exception {
        TopicReport report = new Topics(admin, settings).check();
        List<Finding> findings = new ArrayList<>();
        report.faults().forEach(fault -> findings.add(Finding.split(name(), Verdict.FAILED, fault)));
        report.warnings().forEach(warning -> findings.add(Finding.split(name(), Verdict.WARNING, warning)));
        if (report.faults().isEmpty()) {
            findings.add(Finding.ok(
                    name(),
                    "all there, partitions and policies fit; records of " + settings.dlqTopic() + " may have "
                            + report.maxMessageBytes(settings.dlqTopic()) + " bytes"));
        }
        return findings;
    }
}
