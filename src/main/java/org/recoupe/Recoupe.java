package org.recoupe;

import java.time.Clock;
import org.recoupe.extraction.Extractor;
import org.recoupe.upkeep.Logs;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;

/** The newsroom's cross-checking desk, started; with a word of {@link Commands}, something else that is done and over. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class Recoupe {
    public static void main(String[] args) {
        if (Commands.isWithoutLogs(args)) Logs.off();
        var done = Commands.run(args, System.in, System.out, System.err);
        if (done.isPresent()) System.exit(done.getAsInt());
        if (!Memory.suffices(Runtime.getRuntime().maxMemory(), System.err)) System.exit(1);
        var newsroom = new SpringApplication(Recoupe.class);
        newsroom.addListeners(new Watched());
        newsroom.run(args);
    }

    /** Once the log is set up, which forgets who listened before. */
    private static final class Watched implements ApplicationListener<ApplicationPreparedEvent> {
        @Override
        public void onApplicationEvent(ApplicationPreparedEvent prepared) {
            Memory.watch();
        }
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
