package org.recoupe;

import java.time.Clock;
import org.recoupe.extraction.Extractor;
import org.recoupe.upkeep.Logs;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The newsroom's cross-checking desk, started; with a word of {@link Commands}, something else that is done and over. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class Recoupe {
    public static void main(String[] args) {
        if (Commands.isWithoutLogs(args)) Logs.off();
        var done = Commands.run(args, System.in, System.out, System.err);
        if (done.isPresent()) System.exit(done.getAsInt());
        SpringApplication.run(Recoupe.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Extractor extractor() {
        return Extractor.standard();
    }
}
