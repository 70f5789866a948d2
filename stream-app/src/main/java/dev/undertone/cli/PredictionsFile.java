package dev.undertone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undertone.evaluate.Contestant;
import dev.undertone.evaluate.Example;
import dev.undertone.evaluate.Verdict;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Every answer as an object on a line, for other tools to judge. It holds no texts, only the lines they stand on. */
final class PredictionsFile {
    private PredictionsFile() {}

    static void write(Path file, List<LabelledText> texts, List<Contestant> contestants) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (Contestant contestant : contestants) {
                for (int at = 0; at < texts.size(); at++) {
                    writer.write(line(
                                    texts.get(at).example(),
                                    contestant.name(),
                                    contestant.verdicts().get(at))
                            .toString());
                    writer.write('\n');
                }
            }
        }
    }

    private static ObjectNode line(Example example, String name, Verdict verdict) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("line", example.line())
                .put("lang", example.lang())
                .put("label", LabelledTexts.word(example.label()))
                .put("scorer", name)
                .put("answer", verdict.label() == null ? null : LabelledTexts.word(verdict.label()))
                .put("confidence", verdict.confidence());
    }
}
