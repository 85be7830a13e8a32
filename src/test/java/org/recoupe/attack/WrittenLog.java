package org.recoupe.attack;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/** What goes to the log while it is open, as the console has it. */
final class WrittenLog implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final StringBuffer text = new StringBuffer();
    private final AppenderBase<ILoggingEvent> listener;

    private WrittenLog(Encoder<ILoggingEvent> console) {
        listener = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                text.append(new String(console.encode(event), StandardCharsets.UTF_8));
            }
        };
        listener.setContext(root.getLoggerContext());
        listener.start();
        root.addAppender(listener);
    }

    static WrittenLog open() {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var appenders = root.iteratorForAppenders();
        while (appenders.hasNext()) {
            if (appenders.next() instanceof OutputStreamAppender<ILoggingEvent> console)
                return new WrittenLog(console.getEncoder());
        }
        throw new IllegalStateException("nothing writes a log");
    }

    String text() {
        return text.toString();
    }

    @Override
    public void close() {
        root.detachAppender(listener);
    }
}
