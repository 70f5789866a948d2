package dev.undertone.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C and SIGTERM as a call, so that a command ends in its own order and with its own exit code. A second signal ends
 * the process at once.
 *
 * <p>Not a shutdown hook: ONNX Runtime frees its environment in a hook of its own, at the same time as ours would still
 * be scoring what is in flight. The JDK's class for signals is reached by reflection, because the compiler's warning about
 * it cannot be turned off; where it is missing, signals end the process as usual.
 *
 * <p>Threads: the action runs on the JVM's thread for signals and must be short.
 */
public final class StopSignal implements AutoCloseable {
    private static final int ENDED_BY_SIGNAL = 130;

    private final Runnable action;
    private final AtomicBoolean received = new AtomicBoolean();
    private final Map<Object, Object> earlierHandlers = new LinkedHashMap<>();

    private StopSignal(Runnable action) {
        this.action = action;
    }

    /** Calls {@code action} once at the first signal, until closed. */
    public static StopSignal onStop(Runnable action) {
        StopSignal stop = new StopSignal(action);
        for (String name : new String[] {"INT", "TERM"}) {
            stop.handle(name);
        }
        return stop;
    }

    /** Whether a signal has come. */
    public boolean received() {
        return received.get();
    }

    @Override
    public void close() {
        earlierHandlers.forEach((signal, handler) -> {
            try {
                install().invoke(null, signal, handler);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a handler could be installed but not put back", e);
            }
        });
        earlierHandlers.clear();
    }

    private void handle(String name) {
        try {
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    StopSignal.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            stop();
                            return null;
                        }
                        return method.invoke(this, arguments);
                    });
            Object signal = Class.forName("sun.misc.Signal")
                    .getConstructor(String.class)
                    .newInstance(name);
            earlierHandlers.put(signal, install().invoke(null, signal, handler));
        } catch (ReflectiveOperationException e) {
            // A JVM without this class, or one told to leave signals alone (-Xrs).
            return;
        }
    }

    private static Method install() throws ReflectiveOperationException {
        return Class.forName("sun.misc.Signal")
                .getMethod("handle", Class.forName("sun.misc.Signal"), Class.forName("sun.misc.SignalHandler"));
    }

    private void stop() {
        if (!received.compareAndSet(false, true)) {
            Runtime.getRuntime().halt(ENDED_BY_SIGNAL);
        }
        action.run();
    }
}
