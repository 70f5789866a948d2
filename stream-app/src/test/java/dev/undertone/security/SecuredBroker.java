package dev.undertone.security;

import dev.undertone.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * A broker behind TLS that lets in only whom it knows, and allows only what a rule allows. It knows itself, by PLAIN, the
 * user {@code undertone} by SCRAM, and whoever comes with an unsigned token.
 */
final class SecuredBroker implements AutoCloseable {
    static final String USER = "undertone";

    private static final String LISTENER = "listener.name.clients.";
    private static final String LOGIN_MODULES = "org.apache.kafka.common.security.";
    private static final String SELF = LOGIN_MODULES
            + "plain.PlainLoginModule required username=\"broker\" password=\"broker-secret\""
            + " user_broker=\"broker-secret\";";

    final Admin admin;
    private final EmbeddedBroker broker;
    private final KeyStores stores;
    private final Path folder;
    private final Map<String, Object> own;

    private SecuredBroker(EmbeddedBroker broker, KeyStores stores, Path folder, Map<String, Object> own) {
        this.broker = broker;
        this.stores = stores;
        this.folder = folder;
        this.own = Map.copyOf(own);
        this.admin = Admin.create(this.own);
    }

    /** With SASL_SSL; the secret of {@link #USER} lies in a file of its own. */
    static SecuredBroker withPasswords(Path folder) throws Exception {
        KeyStores stores = KeyStores.create(folder);
        Map<String, String> settings = settings(stores, "SASL_SSL");
        settings.put("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512,OAUTHBEARER");
        settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        settings.put(LISTENER + "plain.sasl.jaas.config", SELF);
        settings.put(LISTENER + "scram-sha-512.sasl.jaas.config", LOGIN_MODULES + "scram.ScramLoginModule required;");
        settings.put(
                LISTENER + "oauthbearer.sasl.jaas.config",
                LOGIN_MODULES + "oauthbearer.OAuthBearerLoginModule required;");
        EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), settings);
        Map<String, Object> own = new HashMap<>(trust(stores, "SASL_SSL"));
        own.put("bootstrap.servers", broker.bootstrapServers());
        own.put("sasl.mechanism", "PLAIN");
        own.put("sasl.jaas.config", SELF);
        SecuredBroker secured = new SecuredBroker(broker, stores, folder, own);
        secured.createUser();
        return secured;
    }

    /** With TLS alone, where both sides show a certificate. */
    static SecuredBroker withCertificates(Path folder) throws Exception {
        KeyStores stores = KeyStores.create(folder);
        Map<String, String> settings = settings(stores, "SSL");
        settings.put("ssl.client.auth", "required");
        settings.put("super.users", "User:CN=localhost;User:ANONYMOUS");
        EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), settings);
        Map<String, Object> own = new HashMap<>(trust(stores, "SSL"));
        own.put("bootstrap.servers", broker.bootstrapServers());
        own.put("ssl.keystore.location", stores.broker().toString());
        own.put("ssl.keystore.password", KeyStores.PASSWORD);
        return new SecuredBroker(broker, stores, folder, own);
    }

    private static Map<String, String> settings(KeyStores stores, String protocol) {
        Map<String, String> settings = new HashMap<>(trust(stores, protocol));
        settings.remove("security.protocol");
        settings.put("listener.security.protocol.map", "CLIENTS:" + protocol + ",CONTROLLER:PLAINTEXT");
        settings.put("ssl.keystore.location", stores.broker().toString());
        settings.put("ssl.keystore.password", KeyStores.PASSWORD);
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        // The controller of this process is spoken to without a login.
        settings.put("super.users", "User:broker;User:ANONYMOUS");
        return settings;
    }

    private static Map<String, String> trust(KeyStores stores, String protocol) {
        return Map.of(
                "security.protocol",
                protocol,
                "ssl.truststore.location",
                stores.trust().toString(),
                "ssl.truststore.password",
                KeyStores.PASSWORD);
    }

    private void createUser() throws IOException, ExecutionException, InterruptedException {
        String secret = "undertone-secret";
        Files.writeString(
                folder.resolve("secrets.properties"),
                "login=" + LOGIN_MODULES + "scram.ScramLoginModule required username=\"" + USER + "\" password=\""
                        + secret + "\";\n");
        ScramCredentialInfo kind = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
        admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(USER, kind, secret)))
                .all()
                .get();
    }

    /** Settings of a client that is the broker itself, who may do everything. */
    Map<String, Object> own() {
        return new HashMap<>(own);
    }

    /** Settings of {@link #USER} with a password, which they take from its file. */
    Map<String, String> password() {
        Map<String, String> settings = client("SASL_SSL");
        settings.put("config.providers", "file");
        settings.put("config.providers.file.class", "org.apache.kafka.common.config.provider.FileConfigProvider");
        settings.put("kafka.sasl.mechanism", "SCRAM-SHA-512");
        settings.put("kafka.sasl.jaas.config", "${file:" + folder.resolve("secrets.properties") + ":login}");
        return settings;
    }

    /** Settings of {@link #USER} with a token. */
    Map<String, String> token() {
        Map<String, String> settings = client("SASL_SSL");
        settings.put("kafka.sasl.mechanism", "OAUTHBEARER");
        settings.put(
                "kafka.sasl.jaas.config",
                LOGIN_MODULES + "oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub=\"" + USER
                        + "\";");
        return settings;
    }

    /** Settings of one who shows a certificate. */
    Map<String, String> certificate() {
        Map<String, String> settings = client("SSL");
        settings.put("kafka.ssl.keystore.location", stores.client().toString());
        settings.put("kafka.ssl.keystore.password", KeyStores.PASSWORD);
        return settings;
    }

    private Map<String, String> client(String protocol) {
        Map<String, String> settings = new HashMap<>();
        trust(stores, protocol).forEach((name, value) -> settings.put("kafka." + name, value));
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        return settings;
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }
}
