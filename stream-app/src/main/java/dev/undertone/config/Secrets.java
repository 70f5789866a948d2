package dev.undertone.config;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.jspecify.annotations.Nullable;

/** Which values must not be shown: those Kafka calls passwords, and those whose name says so. */
final class Secrets {
    private static final String HIDDEN = "[hidden]";

    // A login module of the user's own has names of its own, so what sounds like a secret is taken for one.
    private static final Pattern SOUNDS_SECRET = Pattern.compile(
            "(.*[._-])?(password|passphrase|secret|token|credentials?|user[._-]?info|jaas|keystore\\.key|api[._-]?key)([._-].*)?");

    private Secrets() {}

    /** The value, or a word in its place. The name is one of Kafka's, without {@code kafka.}. */
    static String masked(String name, String value) {
        return isSecret(name) ? HIDDEN : value;
    }

    private static boolean isSecret(String name) {
        @Nullable ConfigKey key = KafkaRules.key(name);
        return key != null
                ? key.type == Type.PASSWORD
                : SOUNDS_SECRET.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }
}
