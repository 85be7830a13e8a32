package org.recoupe;

import java.time.Clock;
import java.util.Arrays;
import org.recoupe.extraction.Extractor;
import org.recoupe.extraction.cli.ExtractCommand;
import org.recoupe.extraction.cli.TrainCommand;
import org.recoupe.trial.bench.BenchCommand;
import org.recoupe.trial.seed.SeedCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The newsroom's cross-checking desk, started; with {@code extract}, {@code check} or {@code pairs}, the reader of texts alone; with {@code train-parser}, the learning of its parser; with {@code seed}, the
 * trial newsroom filled with invented stories; with {@code bench}, a table of how long its pages take. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class Recoupe {
    public static void main(String[] args) {
        if (args.length > 0 && ExtractCommand.does(args[0])) {
            System.exit(ExtractCommand.run(args, System.in, System.out, System.err));
        }
        if (args.length > 0 && args[0].equals("train-parser")) {
            System.exit(TrainCommand.run(Arrays.copyOfRange(args, 1, args.length), System.out, System.err));
        }
        if (args.length > 0 && args[0].equals("seed")) {
            System.exit(
                    SeedCommand.run(Arrays.copyOfRange(args, 1, args.length), Recoupe.class, System.out, System.err));
        }
        if (args.length > 0 && args[0].equals("bench")) {
            System.exit(BenchCommand.run(Arrays.copyOfRange(args, 1, args.length), System.out, System.err));
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
