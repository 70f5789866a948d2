package dev.undertone.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What {@code tokenizer.json} says of its vocabulary.
 *
 * @param kind how it splits words: {@code BPE}, {@code WordPiece}, {@code Unigram}
 * @param highestId the highest id it can give
 * @param added ids of the tokens added to the trained vocabulary, by token
 * @param special those of them that mean something to the model, longer than a character
 */
record TokenizerFile(Path file, String kind, long highestId, Map<String, Long> added, List<String> special) {
    TokenizerFile {
        added = Map.copyOf(added);
        special = List.copyOf(special);
    }

    static TokenizerFile read(Path file) throws ModelException {
        try {
            JsonNode json = new ObjectMapper().readTree(file.toFile());
            JsonNode vocabulary = json.path("model").path("vocab");
            // An object token -> id for BPE and WordPiece, an array of (token, score) for Unigram.
            long highest = vocabulary.isArray() ? vocabulary.size() - 1L : -1;
            if (vocabulary.isObject()) {
                for (JsonNode id : vocabulary) {
                    highest = Math.max(highest, id.asLong());
                }
            }
            Map<String, Long> added = new HashMap<>();
            List<String> special = new ArrayList<>();
            for (JsonNode token : json.path("added_tokens")) {
                String content = token.path("content").asText();
                added.put(content, token.path("id").asLong());
                highest = Math.max(highest, token.path("id").asLong());
                if (token.path("special").asBoolean() && content.length() > 1) {
                    special.add(content);
                }
            }
            String kind = json.path("model").path("type").asText("unknown");
            return new TokenizerFile(file, kind, highest, added, special);
        } catch (IOException e) {
            throw new ModelException(file + " is not a tokenizer: " + e.getMessage(), e);
        }
    }

    /** Refuses a tokenizer with ids for which a model of so many tokens has no row. */
    void requireWithin(long vocabularySize) throws ModelException {
        if (highestId >= vocabularySize) {
            throw new ModelException(file + " is the tokenizer of another model: it gives ids up to " + highestId
                    + ", and config.json says vocab_size " + vocabularySize);
        }
    }

    OptionalLong idOf(String addedToken) {
        Long id = added.get(addedToken);
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }
}
