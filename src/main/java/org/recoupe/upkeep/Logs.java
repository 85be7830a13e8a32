package org.recoupe.upkeep;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/** What a command says is its answer, for people and programs; logs are for a newsroom that runs. */
public final class Logs {
    private Logs() {}

    /** For the whole process, from now on. */
    public static void off() {
        var logging = LoggingSystem.get(Logs.class.getClassLoader());
        logging.beforeInitialize();
        logging.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
        for (var known : logging.getLoggerConfigurations())
            if (known.getConfiguredLevel() != null) logging.setLogLevel(known.getName(), LogLevel.OFF);
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
    }
}
