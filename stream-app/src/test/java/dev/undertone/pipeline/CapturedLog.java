package dev.undertone.pipeline;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** Everything that is logged meanwhile: our own rooms down to the finest level, the rest as a user sees it. */
final class CapturedLog extends AbstractAppender implements AutoCloseable {
    private static final String OURS = "dev.undertone";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Level before = LoggerContext.getContext(false).getLogger(OURS).getLevel();

    private CapturedLog() {
        super(
                "captured",
                null,
                PatternLayout.newBuilder().setPattern("%level %c %m %ex").build(),
                false,
                Property.EMPTY_ARRAY);
    }

    static CapturedLog ofNow() {
        CapturedLog log = new CapturedLog();
        log.listen();
        return log;
    }

    private void listen() {
        start();
        LoggerContext.getContext(false).getConfiguration().getRootLogger().addAppender(this, Level.ALL, null);
        Configurator.setLevel(OURS, Level.ALL);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void append(LogEvent event) {
        lines.add(getLayout().toSerializable(event).toString());
    }

    @Override
    public void close() {
        Configurator.setLevel(OURS, before);
        LoggerContext.getContext(false).getConfiguration().getRootLogger().removeAppender(getName());
        stop();
    }
}
