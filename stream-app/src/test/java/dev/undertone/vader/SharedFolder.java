package dev.undertone.vader;

import java.nio.file.Path;

/** The folder beside the checkout that holds what may not be committed. */
final class SharedFolder {
    private SharedFolder() {}

    /** Where it is, or would be. */
    static Path path() {
        return Path.of(System.getProperty("undertone.shared", "../../shared"));
    }
}
