package org.recoupe.upkeep;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.recoupe.database.DatabaseNotStarted;
import tools.jackson.databind.json.JsonMapper;

/** {@code check} without a file: whether the newsroom's data is whole. */
public final class CheckCommand {
    private static final int FINE = 0;
    private static final int DIFFERS = 1;
    private static final int NOT_ASKED = 2;

    /** All that this check understands; anything else at the command line is a file of statements, or an option of those. */
    private static final Pattern OURS = Pattern.compile("--json|--quick|--(recoupe\\.)?data=.*|--spring\\..*=.*");

    private static final String USAGE = """
            usage: check [--data=FOLDER] [--json] [--quick]
            reads all of the newsroom's data and says, a line each, what is not as it should be: damaged pages, broken chains of the audit
            trail, tables and lists that disagree. The data is that of ./data or FOLDER, whether a Recoupe is running on it or not, or of
            the database that SPRING_DATASOURCE_URL names. Ends with 0 if all is well, 1 if something is not, 2 if it could not be asked.
            --quick    only whether every row can be read""";

    private CheckCommand() {}

    /** Whether this is meant, and not the check of statements, which takes files or reads them from standard input. */
    public static boolean isMeant(List<String> arguments) {
        return arguments.stream().allMatch(argument -> OURS.matcher(argument).matches());
    }

    /** What {@code --help} says of it. */
    public static String usage() {
        return USAGE;
    }

    /** Runs the command; the result is the exit code. */
    public static int run(List<String> arguments, PrintStream to, PrintStream complaints) {
        var out = new PrintStream(to, true, StandardCharsets.UTF_8);
        var err = new PrintStream(complaints, true, StandardCharsets.UTF_8);
        var json = arguments.contains("--json");
        var depth = arguments.contains("--quick") ? Depth.QUICK : Depth.WHOLE;
        try (var access = Settings.of(arguments).access()) {
            var checked = Check.of(access, depth);
            if (json) out.println(json(checked));
            else lines(checked).forEach(out::println);
            return checked.isFine() ? FINE : DIFFERS;
        } catch (DatabaseNotStarted | SQLException | java.io.UncheckedIOException e) {
            err.println("could not be checked: " + e.getMessage());
            return NOT_ASKED;
        }
    }

    static List<String> lines(Checked checked) {
        var lines = new ArrayList<String>();
        checked.findings().forEach(finding -> lines.add(finding.line()));
        checked.leftOut().forEach(left -> lines.add("not looked at: " + left));
        var counts = checked.counts();
        lines.add(String.format(
                Locale.ROOT,
                "%s: %d tables, %d indexes, %d pages, %d rows, %d chains of %d entries, %d questions, in %.1f s",
                checked.isFine() ? "all is well" : checked.findings().size() + " findings",
                counts.tables(),
                counts.indexes(),
                counts.pages(),
                counts.rows(),
                counts.chains(),
                counts.entries(),
                counts.questions(),
                checked.took().toMillis() / 1000.0));
        return lines;
    }

    private static String json(Checked checked) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("fine", checked.isFine());
        answer.put("at", checked.at().toString());
        answer.put("seconds", checked.took().toMillis() / 1000.0);
        answer.put("depth", checked.depth());
        answer.put("counts", checked.counts());
        answer.put("findings", checked.findings());
        answer.put("leftOut", checked.leftOut());
        return JsonMapper.builder().build().writeValueAsString(answer);
    }
}
