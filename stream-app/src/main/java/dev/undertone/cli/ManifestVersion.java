package dev.undertone.cli;

import dev.undertone.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class ManifestVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "undertone " + Version.current(),
            "Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch")
        };
    }
}
