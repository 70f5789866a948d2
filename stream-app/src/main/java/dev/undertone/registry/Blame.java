package dev.undertone.registry;

import com.microsoft.kiota.ApiException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Whose fault it is when a serializer or deserializer fails, by what it throws. All of them have one type for everything, so
 * the causes have to be looked at.
 */
enum Blame {
    /** The registry does not answer, is overloaded, or does not let us in: nothing is known of the value. */
    REGISTRY,
    /** The registry has answered that it has no such schema. */
    SCHEMA,
    /** The registry refuses what it was given. */
    REQUEST,
    /** The value cannot be read or written with its schema. */
    VALUE,
    /** An exception of a library's own, which may say anything. */
    UNCLEAR;

    private static final int MAX_CAUSES = 20;

    /** Confluent's clients end their messages so: the status, then two digits more. */
    private static final Pattern CONFLUENT_CODE = Pattern.compile("error code: (\\d{3})(\\d\\d)?\\b");

    /** What is thrown for anything and everything. */
    private static final Set<Class<?>> PLAIN = Set.of(
            Exception.class,
            RuntimeException.class,
            IllegalStateException.class,
            IOException.class,
            UncheckedIOException.class);

    static Blame of(Throwable thrown) {
        Throwable innermost = thrown;
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++, cause = cause.getCause()) {
            innermost = cause;
            OptionalInt status = status(cause);
            if (status.isPresent()) {
                return ofStatus(status.getAsInt());
            }
            if (isOfTheNetwork(cause)) {
                return REGISTRY;
            }
        }
        return isOfTheValue(innermost) ? VALUE : UNCLEAR;
    }

    /** What to tell people of a failure: what the network or the registry said, else the innermost cause. */
    static String reason(Throwable thrown) {
        Throwable told = thrown;
        for (int depth = 0; depth < MAX_CAUSES && told.getCause() != null; depth++) {
            if (isOfTheNetwork(told) || status(told).isPresent()) {
                break;
            }
            told = told.getCause();
        }
        String name = told.getClass().getSimpleName();
        return told.getMessage() == null ? name : name + ": " + told.getMessage();
    }

    private static Blame ofStatus(int status) {
        return switch (status) {
            case 404 -> SCHEMA;
            case 400, 405, 406, 409, 410, 413, 415, 422 -> REQUEST;
            // 401 and 403 too: a password that has expired must not turn good records into dead letters.
            default -> REGISTRY;
        };
    }

    /** The status of the registry's answer, where there was one. */
    private static OptionalInt status(Throwable cause) {
        if (cause instanceof ApiException answer) {
            // Zero when there was no answer; the cause then says why.
            return answer.getResponseStatusCode() == 0
                    ? OptionalInt.empty()
                    : OptionalInt.of(answer.getResponseStatusCode());
        }
        boolean confluent = cause.getClass().getName().startsWith("io.confluent.")
                || cause instanceof InvalidConfigurationException;
        if (confluent) {
            Matcher code = CONFLUENT_CODE.matcher(String.valueOf(cause.getMessage()));
            return code.find() ? OptionalInt.of(Integer.parseInt(code.group(1))) : OptionalInt.empty();
        }
        return OptionalInt.empty();
    }

    /** Those that read bytes fail so: Kafka's and Avro's own, Jackson's, and Java's for a wrong index, type or number. */
    private static boolean isOfTheValue(Throwable innermost) {
        String name = innermost.getClass().getName();
        return innermost instanceof SerializationException
                || name.startsWith("org.apache.avro.")
                || name.startsWith("com.fasterxml.jackson.")
                || (name.startsWith("java.") && !PLAIN.contains(innermost.getClass()));
    }

    private static boolean isOfTheNetwork(Throwable cause) {
        return cause instanceof SocketException
                || cause instanceof UnknownHostException
                || cause instanceof UnresolvedAddressException
                || cause instanceof InterruptedIOException
                || cause instanceof HttpTimeoutException
                || cause instanceof ClosedChannelException
                || cause instanceof SSLException
                || cause instanceof TimeoutException
                || cause instanceof RetriableException
                || (cause instanceof IOException && comesFromHttp(cause));
    }

    /** Java's HTTP client says with a plain exception that an answer broke off; so does Avro of a value. */
    private static boolean comesFromHttp(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .map(StackTraceElement::getClassName)
                .anyMatch(name -> name.startsWith("jdk.internal.net.http.") || name.startsWith("java.net."));
    }
}
