package org.recoupe.trial.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code bench}: opens every page of a running trial newsroom many times and prints a table. Writes nothing anywhere. */
public final class BenchCommand {
    private static final int OK = 0;
    private static final int FAILED = 2;
    private static final int WARM_UP = 30;
    private static final double NANOS_IN_A_MILLISECOND = 1_000_000;
    private static final String REVIEWER = "karim.benali";
    private static final String SUPERVISOR = "paul.girard";
    private static final String AUDITOR = "agnes.perrin";
    private static final String USAGE = """
            usage: bench --url http://127.0.0.1:8080 [--requests 200] [--database jdbc:postgresql://… --user NAME --password WORD]
            opens every page of a running trial newsroom, one request after the other, and prints medians as a Markdown table""";

    private final String url;
    private final int requests;
    private final PrintStream out;
    private final Map<String, Visitor> signedIn = new LinkedHashMap<>();
    private double yardstick = 1;

    private BenchCommand(String url, int requests, PrintStream out) {
        this.url = url;
        this.requests = requests;
        this.out = out;
    }

    /** Runs the command; the result is the exit code: 0, or 2 if it could not be measured. */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        if (List.of(args).contains("--help")) {
            out.println(USAGE);
            return OK;
        }
        var options = options(args);
        var url = options.get("url");
        if (url == null) {
            err.println(USAGE);
            return FAILED;
        }
        try {
            var requests = Integer.parseInt(options.getOrDefault("requests", "200"));
            new BenchCommand(url, requests, out)
                    .everything(options.get("database"), options.get("user"), options.get("password"));
            return OK;
        } catch (IOException | SQLException | NumberFormatException e) {
            err.println(e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static Map<String, String> options(String[] args) {
        var options = new LinkedHashMap<String, String>();
        for (var i = 0; i + 1 < args.length; i += 2) options.put(args[i].replaceFirst("^--", ""), args[i + 1]);
        return options;
    }

    private interface Deed {
        long nanos() throws IOException, InterruptedException, SQLException;
    }

    private void everything(@Nullable String database, @Nullable String user, @Nullable String password)
            throws IOException, InterruptedException, SQLException {
        out.println(LocalDate.now(ZoneOffset.UTC) + ", " + Machine.described() + ", " + requests
                + " requests each after " + WARM_UP + ", one client");
        if (database != null) {
            try (var connection = DriverManager.getConnection(database, user, password)) {
                describe(connection);
                head();
                measure("yardstick: `select 1`", () -> selectOne(connection));
            }
        } else {
            head();
        }
        var stranger = Visitor.stranger(url);
        yardstick = measure("yardstick: `/actuator/health`", () -> opened(stranger, "/actuator/health"));
        var asset = stranger.get("/sign-in").first("href=\"(/assets/[^\"]*app\\.css)\"");
        if (asset.isPresent()) measure("yardstick: `app.css`", () -> opened(stranger, asset.get()));
        pages();
    }

    private void head() {
        out.println();
        out.println("| page | median ms | 95 % ms | of health |");
        out.println("| --- | ---: | ---: | ---: |");
    }

    private void pages() throws IOException, InterruptedException, SQLException {
        for (var path : new String[] {
            "/tasks",
            "/tasks?group=story",
            "/tasks?view=mine",
            "/tasks?priority=CRITICAL",
            "/articles",
            "/search?q=inondation",
            "/search?q=%22la+mairie%22+tribunal",
            "/search?q=habitants",
            "/settings"
        }) page(REVIEWER, path, path);
        var article = link(REVIEWER, "/articles", "/articles");
        page(REVIEWER, "a story", article);
        var claim = link(REVIEWER, "/tasks", "/claims");
        page(REVIEWER, "a claim", claim);
        page(SUPERVISOR, "/approvals", "/approvals");
        var approval = link(SUPERVISOR, "/approvals", "/claims");
        page(
                SUPERVISOR,
                "an approval",
                approval.isEmpty() ? "" : approval.replaceFirst("/approval$", "") + "/approval");
        page(SUPERVISOR, "/dashboard", "/dashboard");
        for (var path : new String[] {"/audit", "/processes"}) page(AUDITOR, path, path);
        page(AUDITOR, "a claim's audit trail", claim.isEmpty() ? "" : claim + "/audit");
    }

    private String link(String user, String from, String to) throws IOException, InterruptedException {
        return visitor(user)
                .get(from)
                .first("href=\"(" + to + "/[0-9a-f-]{36})")
                .orElse("");
    }

    private void page(String user, String name, String path) throws IOException, InterruptedException, SQLException {
        var visitor = visitor(user);
        var first = path.isEmpty() ? null : visitor.get(path);
        if (first == null || first.status() != 200) {
            out.printf(
                    "| %s | skipped: %s | | |%n", name, first == null ? "no link to one" : "answers " + first.status());
            return;
        }
        measure(name, () -> opened(visitor, path));
    }

    private static long opened(Visitor visitor, String path) throws IOException, InterruptedException {
        var answer = visitor.get(path);
        if (answer.status() != 200) throw new IOException(path + " answers " + answer.status());
        return answer.nanos();
    }

    private static long selectOne(Connection connection) throws SQLException {
        var start = System.nanoTime();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select 1")) {
            row.next();
        }
        return System.nanoTime() - start;
    }

    private void describe(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select current_setting('server_version'), (select count(*) from article), (select count(*) from claim),
                          (select count(*) from open_step), (select count(*) from audit_entry)""")) {
            row.next();
            out.println("PostgreSQL %s; %s stories, %s claims, %s open steps, %s audit entries"
                    .formatted(
                            row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
        }
    }

    private double measure(String name, Deed deed) throws IOException, InterruptedException, SQLException {
        for (var i = 0; i < WARM_UP; i++) deed.nanos();
        var taken = new long[requests];
        for (var i = 0; i < requests; i++) taken[i] = deed.nanos();
        Arrays.sort(taken);
        var median = taken[requests / 2] / NANOS_IN_A_MILLISECOND;
        var most = taken[Math.min(requests - 1, requests * 95 / 100)] / NANOS_IN_A_MILLISECOND;
        out.printf(Locale.ROOT, "| %s | %.1f | %.1f | %.1f |%n", name, median, most, median / yardstick);
        return median;
    }

    private Visitor visitor(String user) throws IOException, InterruptedException {
        var known = signedIn.get(user);
        if (known != null) return known;
        var visitor = Visitor.signedIn(url, user);
        signedIn.put(user, visitor);
        return visitor;
    }
}
