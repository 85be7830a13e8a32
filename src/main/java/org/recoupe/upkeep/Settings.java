package org.recoupe.upkeep;

import java.nio.file.Path;
import java.util.List;
import org.recoupe.database.Access;
import org.recoupe.database.Credentials;
import org.recoupe.database.DatabaseNotStarted;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.StringUtils;

/** Which database is meant: read where the product reads it, without starting the product. */
record Settings(Environment environment) {

    static Settings of(List<String> arguments) {
        var environment = new StandardEnvironment();
        var options = arguments.stream()
                .map(argument -> argument.startsWith("--data=") ? "--recoupe." + argument.substring(2) : argument)
                .toArray(String[]::new);
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(options));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return new Settings(environment);
    }

    /** Whether the database is somebody else's. */
    boolean isExternal() {
        return StringUtils.hasText(environment.getProperty("spring.datasource.url"));
    }

    Path data() {
        return Path.of(environment.getProperty("recoupe.data", "./data"));
    }

    Access access() {
        return isExternal() ? external() : Access.to(data());
    }

    /** The owner where one is named, else the one role for both. */
    Access external() {
        var url = environment.getRequiredProperty("spring.datasource.url");
        var application = environment.getProperty("spring.datasource.username", "");
        var owner = environment.getProperty("spring.flyway.user", "");
        var credentials = owner.isEmpty()
                ? new Credentials(application, environment.getProperty("spring.datasource.password", ""))
                : new Credentials(owner, environment.getProperty("spring.flyway.password", ""));
        if (credentials.username().isEmpty())
            throw new DatabaseNotStarted(
                    "Set SPRING_FLYWAY_USER and SPRING_FLYWAY_PASSWORD, or SPRING_DATASOURCE_USERNAME"
                            + " and SPRING_DATASOURCE_PASSWORD: who may read the database.");
        return Access.to(environment.getProperty("spring.flyway.url", url), credentials, application);
    }
}
