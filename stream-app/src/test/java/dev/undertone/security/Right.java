package dev.undertone.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** A row of the table of rights in docs/deployment.md. */
record Right(AclOperation operation, ResourceType type, String name, PatternType pattern, boolean optional) {
    private static final Path DOCUMENT = Path.of(System.getProperty("undertone.home", ".."), "docs/deployment.md");

    /** Like {@code | `Read` | topic | `tweets.raw` | literal | what fails |}. */
    private static final Pattern ROW = Pattern.compile(
            "\\| `(\\w+)` \\| (topic|group|transactional id) \\| `([\\w.-]+)` \\| (literal|prefixed) \\| (.*) \\|");

    /** All of them. */
    static List<Right> documented() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> new Right(
                        AclOperation.fromString(row.group(1).replaceAll("(?<=[a-z])(?=[A-Z])", "_")),
                        ResourceType.fromString(row.group(2).replace(' ', '_')),
                        row.group(3),
                        PatternType.fromString(row.group(4).toUpperCase(Locale.ROOT)),
                        row.group(5).startsWith("a warning")))
                .toList();
    }

    /** As a rule for {@link SecuredBroker#USER}. */
    AclBinding rule() {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry("User:" + SecuredBroker.USER, "*", operation, AclPermissionType.ALLOW));
    }

    @Override
    public String toString() {
        return operation + " " + type.name().toLowerCase(Locale.ROOT) + " " + name;
    }
}
