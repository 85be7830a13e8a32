package org.recoupe.trial.seed;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;

/** {@code seed}: fills the trial newsroom's database with invented stories, and leaves. All other options are Spring's. */
public final class SeedCommand {
    private static final int OK = 0;
    private static final int REFUSED = 2;
    private static final String USAGE = """
            usage: seed [--open N] [--decided N] [--stories N] [--seed N] [--force] [--recoupe.data=FOLDER | --spring.datasource.url=…]
            fills the trial newsroom with invented stories whose claims are open (10000) or decided (100000); the same seed number (1)
            gives the same stories. Refused if there are other stories than the demonstration's, unless --force.""";

    private SeedCommand() {}

    /** Runs the command; the result is the exit code: 0, or 2 if an option could not be understood or it was refused. */
    public static int run(String[] args, Class<?> application, PrintStream out, PrintStream err) {
        var plan = new Plan(10_000, 100_000, 0, 1, false);
        var others = new ArrayList<>(List.of("--server.port=0", "--recoupe.trial.newsroom=false"));
        try {
            for (var i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "--open" -> plan = plan.withOpen(number(args, ++i));
                    case "--decided" -> plan = plan.withDecided(number(args, ++i));
                    case "--stories" -> plan = plan.withStories(number(args, ++i));
                    case "--seed" -> plan = plan.withNumber(number(args, ++i));
                    case "--force" -> plan = plan.evenAmongOthers();
                    case "--help", "-h" -> {
                        out.println(USAGE);
                        return OK;
                    }
                    default -> others.add(args[i]);
                }
            }
        } catch (IllegalArgumentException notUnderstood) {
            err.println(USAGE);
            return REFUSED;
        }
        return sow(plan, application, others, out, err);
    }

    private static int sow(Plan plan, Class<?> application, List<String> settings, PrintStream out, PrintStream err) {
        try (var context = SpringApplication.run(application, settings.toArray(String[]::new))) {
            var seeding = context.getBeanProvider(Seeding.class).getIfAvailable();
            if (seeding == null) {
                err.println("Only a trial newsroom is filled with inventions: this is not the trial profile.");
                return REFUSED;
            }
            seeding.sow(plan, out);
            return OK;
        } catch (Seeding.Refused refused) {
            err.println(refused.getMessage());
            return REFUSED;
        }
    }

    private static int number(String[] args, int at) {
        if (at >= args.length) throw new IllegalArgumentException("a number is missing");
        var number = Integer.parseInt(args[at]);
        if (number < 0) throw new IllegalArgumentException("less than none");
        return number;
    }
}
