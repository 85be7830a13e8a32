package org.recoupe;

import java.time.Clock;
import java.util.Arrays;
import org.recoupe.extraction.Extractor;
import org.recoupe.extraction.cli.ExtractCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The newsroom's cross-checking desk, started; or, with {@code extract}, the reader of texts alone. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class Recoupe {
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("extract")) {
            System.exit(
                    ExtractCommand.run(Arrays.copyOfRange(args, 1, args.length), System.in, System.out, System.err));
        }
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
