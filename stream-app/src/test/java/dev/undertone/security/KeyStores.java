package dev.undertone.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Fresh keys of a broker and of a client who trust each other, made by the JDK's {@code keytool}: nothing secret lies in
 * the repository, and nothing expires.
 */
record KeyStores(Path broker, Path client, Path trust) {
    static final String PASSWORD = "only-for-this-run";

    static KeyStores create(Path folder) throws IOException, InterruptedException {
        KeyStores stores =
                new KeyStores(folder.resolve("broker.p12"), folder.resolve("client.p12"), folder.resolve("trust.p12"));
        stores.pair(stores.broker, "localhost", folder);
        stores.pair(stores.client, "undertone", folder);
        return stores;
    }

    private void pair(Path store, String name, Path folder) throws IOException, InterruptedException {
        Path certificate = folder.resolve(name + ".crt");
        keytool(
                store,
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name);
        keytool(store, "-exportcert", "-alias", name, "-file", certificate.toString());
        keytool(trust, "-importcert", "-noprompt", "-alias", name, "-file", certificate.toString());
    }

    private static void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }
}
