package dev.undertone.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The operator's rules are the ones that are tested as Prometheus' own. */
class RulesTest {
    private static final Path HOME = Path.of(System.getProperty("undertone.home", ".."));

    @Test
    void theOperatorHasTheRulesOfPrometheus() {
        List<JsonNode> rules = new ArrayList<>();
        for (String file : List.of("recording.yml", "alerts.yml")) {
            Yaml.documents(HOME.resolve("prometheus/rules").resolve(file))
                    .forEach(document -> document.get("groups").forEach(rules::add));
        }

        List<JsonNode> ofOperator = new ArrayList<>();
        Yaml.documents(HOME.resolve("k8s/components/monitoring/prometheusrule.yaml"))
                .forEach(document -> document.at("/spec/groups").forEach(ofOperator::add));

        assertEquals(rules, ofOperator);
    }
}
