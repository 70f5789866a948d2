package dev.undertone.bench.pipeline.contestant;

import dev.undertone.config.Settings;
import java.util.HashMap;
import java.util.Map;

/** Runs one contestant until the bench lets go of it. */
public final class ContestantMain {
    private ContestantMain() {}

    /** Arguments: a name of {@link Kind}, then the settings of Undertone, which the others read as well. */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> given = new HashMap<>();
        for (int i = 1; i < arguments.length; i++) {
            String[] pair = arguments[i].split("=", 2);
            given.put(pair[0], pair[1]);
        }
        try (Running running = Kind.valueOf(arguments[0]).open(Settings.of(given))) {
            running.awaitRunning();
            Lifeline.serve();
        }
        System.exit(0);
    }

    /** Who can run. */
    public enum Kind {
        /** The application as it is. */
        UNDERTONE {
            @Override
            Running open(Settings settings) throws Exception {
                return UndertoneContestant.open(settings, false);
            }
        },
        /** The application with its breaker held open: VADER answers everything it understands. */
        VADER {
            @Override
            Running open(Settings settings) throws Exception {
                return UndertoneContestant.open(settings, true);
            }
        },
        /** Kafka Streams and one run of the model a record. */
        NAIVE {
            @Override
            Running open(Settings settings) throws Exception {
                return StreamsContestant.naive(settings);
            }
        },
        /** Kafka Streams that copies: what reading and writing alone costs. */
        PASS_THROUGH {
            @Override
            Running open(Settings settings) {
                return StreamsContestant.passThrough(settings);
            }
        },
        /** Bare runs of batches packed beforehand, while plain clients copy a record for each text. */
        LIMIT {
            @Override
            Running open(Settings settings) throws Exception {
                return LimitContestant.open(settings);
            }
        };

        abstract Running open(Settings settings) throws Exception;
    }

    /** A contestant at work. */
    interface Running extends AutoCloseable {
        /** Blocks until it takes records. */
        void awaitRunning() throws InterruptedException;

        @Override
        void close();
    }
}
