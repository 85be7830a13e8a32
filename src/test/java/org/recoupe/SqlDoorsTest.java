package org.recoupe;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.recoupe.kernel.Tables;
import org.springframework.modulith.ApplicationModule;

/**
 * Modules meet at declared doors, in SQL too: the strings of a module's classes name its own tables, and of other modules the views they
 * publish, as far as its package-info says so.
 */
class SqlDoorsTest {
    private static final Path CLASSES = Path.of("target", "classes", "org", "recoupe");
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");

    /** Who may name every table, and why. Migrations may too: they make them, and the triggers that keep one table beside another. */
    private static final Map<String, String> EXEMPT = Map.of(
            "upkeep", "holds every table against every other, and must not be shown less than there is",
            "trial", "sows a past that never happened, past all that would keep it from it");

    private static final Pattern MADE = Pattern.compile("create (table|view|or replace view) (\\w+)");
    private static final Pattern DROPPED = Pattern.compile("drop (?:table|view) (\\w+)");

    /** A function or trigger made, or taken away again. */
    private static final Pattern STEP = Pattern.compile(
            "create (?:or replace )?function (?<function>\\w+)\\s*\\((?:(?!\\bcreate\\b).)*?"
                    + "(?:\\$\\$(?<body>.*?)\\$\\$|begin atomic(?<atomic>.*?)\\bend;|\\breturn\\b(?<value>.*?);)"
                    + "|create (?:constraint )?trigger (?<trigger>\\w+)\\s[^;]*?\\son (?<on>\\w+)\\s[^;]*?execute function (?<does>\\w+)"
                    + "|drop function (?:if exists )?(?<gone>\\w+)"
                    + "|drop trigger (?:if exists )?(?<off>\\w+) on (?<from>\\w+)",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /** Functions whose tables, or those of what they call, are not of one module: why, and whose set them off and are named beside. */
    private static final Map<String, Map<String, String>> REACHING_OVER = Map.of(
            "who stands in for somebody counts as both, and the last guard of four eyes must know who does",
            Map.of(
                    "answers_for", "absence, claim",
                    "ever_had_hand", "absence, claim",
                    "approval_by_somebody_without_a_hand", "claim -> absence",
                    "approver_had_no_hand_in_it", "claim -> absence",
                    "second_reader_had_no_hand_in_it", "claim -> absence",
                    "request_is_answered_once", "claim -> absence",
                    "link_keeps_its_relation", "claim -> absence",
                    "another_takes_the_verdict_away", "claim -> absence"),
            "a claim and a piece name sources of their own desk, whatever program writes them",
            Map.of(
                    "claim_names_sources_of_its_desk", "claim -> source",
                    "evidence_is_from_a_source_of_its_desk", "claim -> source"),
            "independent sources are counted by whom they speak for",
            Map.of("stand_in_line", "claim, source", "verdict_stands_in_line", "claim -> source"),
            "whoever changes what a source counts for has a hand in the claims that rest on it, and the line shows whose hands count",
            Map.of(
                    "claim_begins_with_its_story", "claim -> source",
                    "verdict_weighs_sources", "claim -> source",
                    "line_follows_source", "source -> claim"),
            "a source is renamed on record or not at all",
            Map.of("source_is_renamed_on_record", "source -> audit"),
            "until when a verdict is to be decided the process says, and the line shows",
            Map.of("line_follows_step", "tasklist -> claim"),
            "a confidential piece and its identity are written together or not at all, and read by who is let",
            Map.of(
                    "confidential_has_its_identity", "claim -> confidential",
                    "only_confidential_is_sealed", "confidential -> claim",
                    "reader_may_read", "confidential -> claim"),
            "what is looked for is kept in the transaction that changes it, so that nothing is found late",
            Map.of(
                    "search_claim", "claim -> article, search, source",
                    "search_evidence", "claim -> article, search, source",
                    "search_article", "article, search",
                    "search_revision", "article -> search",
                    "search_story", "article -> claim, search, source",
                    "search_source", "source -> claim, search",
                    "search_knows_source", "search, source"));

    private final Map<String, Declared> modules = declared();
    private final Map<String, String> keepers = keepers(modules);

    private record Declared(Set<String> knows, Set<String> keeps, Set<String> readsViewsOf) {}

    /** A string of a class. */
    private record Piece(String module, String type, String text) {}

    @Test
    void no_module_names_a_table_of_another() throws IOException {
        assertThat(strangers(pieces())).isEmpty();
    }

    @Test
    void a_table_is_named_where_one_looks_for_it() throws IOException {
        assertThat(pieces().stream()
                        .filter(piece -> !EXEMPT.containsKey(piece.module()))
                        .filter(piece -> SqlNames.in(piece.text()).hidesOne())
                        .map(piece -> piece.type() + ": " + piece.text()))
                .as("'from %s' hides what is read; let 'from' go with the name")
                .isEmpty();
    }

    @Test
    void a_foreign_table_is_found() {
        assertThat(strangers(List.of(
                        new Piece("search", "Planted", "select count(*) from claim"),
                        new Piece("report", "Planted", " left join public.revision r on r.article = a.id"),
                        new Piece("claim", "Planted", "select r from Revision r"),
                        new Piece("web", "Planted", "select 1 from act_ru_task"),
                        new Piece("discussion", "Planted", "select 1 from article_view_story"),
                        new Piece("claim", "Allowed", "select 1 from evidence join article_view_story a on true"),
                        new Piece("upkeep", "Allowed", "select 1 from evidence"))))
                .containsExactlyInAnyOrder(
                        "search.Planted names claim, which is claim's",
                        "report.Planted names revision, which is article's",
                        "claim.Planted names revision, which is article's",
                        "web.Planted names act_ru_task, which is process's",
                        "discussion.Planted names article_view_story, which is article's");
    }

    @Test
    void views_are_declared_by_those_who_read_them() throws IOException {
        var read = new TreeMap<String, Set<String>>();
        for (var piece : pieces())
            for (var name : SqlNames.in(piece.text()).found())
                publisher(name)
                        .filter(module -> !module.equals(piece.module()) && !EXEMPT.containsKey(piece.module()))
                        .ifPresent(module -> read.computeIfAbsent(piece.module(), m -> new TreeSet<>())
                                .add(module));
        var declared = new TreeMap<String, Set<String>>();
        modules.forEach((module, said) -> {
            if (!said.readsViewsOf().isEmpty()) declared.put(module, said.readsViewsOf());
        });
        assertThat(declared).isEqualTo(read);
    }

    @Test
    void arrows_point_down_in_sql_too() {
        for (var module : modules.keySet())
            assertThat(reached(module)).as("what %s knows and reads", module).doesNotContain(module);
    }

    @Test
    void every_table_has_one_keeper() throws IOException {
        var kept = modules.values().stream()
                .flatMap(said -> said.keeps().stream())
                .filter(name -> !name.endsWith("*") && !name.equals("flyway_schema_history"))
                .sorted()
                .toList();
        assertThat(kept).doesNotHaveDuplicates().isEqualTo(List.copyOf(made("table")));
    }

    /** Views over views fall with them when they are made anew; and who reads through a view reads what its module may know. */
    @Test
    void a_view_reads_tables_its_module_may_know() throws IOException {
        try (var files = Files.list(MIGRATIONS)) {
            for (var file : files.filter(f -> f.getFileName().toString().startsWith("R__"))
                    .toList()) {
                var module = file.getFileName().toString().replaceAll("R__|_views\\.sql", "");
                var sql = Files.readString(file);
                assertThat(found(MADE, sql, 2))
                        .as(file.toString())
                        .allMatch(view -> view.startsWith(module + "_view_"));
                assertThat(SqlNames.in(sql.replaceAll("drop view[^;]*;|create view \\w+ ", ""))
                                .found())
                        .as(file.toString())
                        .allSatisfy(name -> assertThat(keeper(name).orElse("no table: " + name))
                                .isIn(with(module, modules.get(module).knows())));
            }
        }
    }

    /** What runs in the database by itself: whose table sets it off, and whose tables it names beside. Each that reaches over is on a list. */
    @Test
    void functions_and_triggers_that_reach_over_are_known() throws IOException {
        var known = new TreeMap<String, String>();
        REACHING_OVER.values().forEach(known::putAll);
        assertThat(reachingOver(migrations())).isEqualTo(known);
    }

    @Test
    void a_trigger_that_reaches_over_is_found() {
        assertThat(
                        reachingOver(
                                List.of(
                                        """
                        create function looks() returns trigger language plpgsql as $$
                        begin perform 1 from evidence; perform helps(); return new; end $$;
                        create trigger looks after insert on revision for each row execute function looks();
                        create function helps() returns void language sql as $$ delete from audit_chain $$;
                        create function stays() returns trigger language plpgsql as $$ begin return new; end $$;
                        create trigger stays before update on claim for each row execute function stays();
                        """,
                                        "create or replace function helps() returns void language sql as $$ delete from claim $$; drop trigger stays on claim")))
                .containsExactly(Map.entry("looks", "article -> claim"));
    }

    /** Function by function as it stands in the end: the modules whose tables set it off, and those whose tables it names. */
    private Map<String, String> reachingOver(List<String> migrations) {
        var bodies = new TreeMap<String, String>();
        var setOffBy = new TreeMap<String, String[]>();
        for (var sql : migrations) {
            for (var step = STEP.matcher(sql); step.find(); ) {
                if (step.group("function") != null)
                    bodies.put(
                            step.group("function"),
                            Stream.of("body", "atomic", "value")
                                    .map(step::group)
                                    .filter(Objects::nonNull)
                                    .findFirst()
                                    .orElseThrow());
                else if (step.group("trigger") != null)
                    setOffBy.put(
                            step.group("trigger") + " on " + step.group("on"),
                            new String[] {step.group("does"), step.group("on")});
                else if (step.group("gone") != null) bodies.remove(step.group("gone"));
                else setOffBy.remove(step.group("off") + " on " + step.group("from"));
            }
        }
        var reaching = new TreeMap<String, String>();
        bodies.forEach((name, body) -> {
            var homes = new TreeSet<String>();
            setOffBy.values().stream()
                    .filter(trigger -> trigger[0].equals(name))
                    .forEach(trigger -> keeper(trigger[1]).ifPresent(homes::add));
            var named = new TreeSet<String>();
            for (var asked : askedBy(name, bodies))
                for (var table : SqlNames.in(bodies.get(asked)).found())
                    publisher(table).or(() -> keeper(table)).ifPresent(named::add);
            named.removeAll(homes);
            if (!named.isEmpty() && homes.size() + named.size() > 1)
                reaching.put(
                        name, String.join(", ", homes) + (homes.isEmpty() ? "" : " -> ") + String.join(", ", named));
        });
        return reaching;
    }

    /** The function itself and those it calls, and so on. */
    private static Set<String> askedBy(String function, Map<String, String> bodies) {
        var asked = new LinkedHashSet<>(Set.of(function));
        var ahead = new ArrayList<>(List.of(function));
        while (!ahead.isEmpty()) {
            var body = bodies.get(ahead.remove(0));
            bodies.keySet().stream()
                    .filter(other -> Pattern.compile("\\b" + other + "\\s*\\(")
                            .matcher(body)
                            .find())
                    .filter(asked::add)
                    .forEach(ahead::add);
        }
        return asked;
    }

    private static List<String> migrations() throws IOException {
        var all = new ArrayList<String>();
        for (var prefix : List.of("V", "R")) {
            try (var files = Files.list(MIGRATIONS)) {
                for (var file : files.filter(f -> f.getFileName().toString().matches(prefix + "\\w+\\.sql"))
                        .sorted()
                        .toList()) all.add(Files.readString(file).replaceAll("--[^\\n]*", ""));
            }
        }
        return all;
    }

    @Test
    void every_view_is_a_modules_and_granted() throws IOException {
        var grants = Files.readString(MIGRATIONS.resolve("afterMigrate.sql"));
        assertThat(made("view"))
                .allSatisfy(view -> assertThat(publisher(view)).as(view).isPresent())
                .allSatisfy(view -> assertThat(grants).contains("('" + view + "', 'select')"));
    }

    private List<String> strangers(List<Piece> pieces) {
        var strangers = new LinkedHashSet<String>();
        for (var piece : pieces) {
            if (EXEMPT.containsKey(piece.module())) continue;
            for (var name : SqlNames.in(piece.text()).found()) {
                var isView = publisher(name).isPresent();
                var owner = publisher(name).or(() -> keeper(name)).orElse(piece.module());
                var mayRead =
                        isView && modules.get(piece.module()).readsViewsOf().contains(owner);
                if (!owner.equals(piece.module()) && !mayRead)
                    strangers.add("%s.%s names %s, which is %s's".formatted(piece.module(), piece.type(), name, owner));
            }
        }
        return List.copyOf(strangers);
    }

    private Optional<String> keeper(String table) {
        if (keepers.containsKey(table)) return Optional.of(keepers.get(table));
        return keepers.keySet().stream()
                .filter(name -> name.endsWith("*") && table.startsWith(name.substring(0, name.length() - 1)))
                .map(keepers::get)
                .findFirst();
    }

    private Optional<String> publisher(String view) {
        var at = view.indexOf("_view_");
        return at < 0 ? Optional.empty() : Optional.of(view.substring(0, at)).filter(modules::containsKey);
    }

    private Set<String> reached(String module) {
        var reached = new LinkedHashSet<String>();
        var ahead = new ArrayList<>(arrows(module));
        while (!ahead.isEmpty()) {
            var next = ahead.remove(0);
            if (reached.add(next)) ahead.addAll(arrows(next));
        }
        return reached;
    }

    private Set<String> arrows(String module) {
        var said = modules.get(module);
        return Stream.concat(said.knows().stream(), said.readsViewsOf().stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> with(String one, Set<String> others) {
        return Stream.concat(Stream.of(one), others.stream()).collect(Collectors.toSet());
    }

    /** Read, not loaded: tests have package-infos of the same names. */
    private static Map<String, Declared> declared() {
        var modules = new TreeMap<String, Declared>();
        var infos = new ClassFileImporter()
                .withImportOption(place -> place.contains("package-info"))
                .importPath(CLASSES);
        for (var info : infos) {
            if (!info.isAnnotatedWith(ApplicationModule.class)) continue;
            var tables = info.tryGetAnnotationOfType(Tables.class);
            modules.put(
                    info.getPackageName().substring("org.recoupe.".length()),
                    new Declared(
                            Stream.of(info.getAnnotationOfType(ApplicationModule.class)
                                            .allowedDependencies())
                                    .map(module -> module.replaceAll(" ::.*", ""))
                                    .collect(Collectors.toSet()),
                            tables.map(said -> Set.of(said.keeps())).orElse(Set.of()),
                            tables.map(said -> Set.of(said.readsViewsOf())).orElse(Set.of())));
        }
        return modules;
    }

    private static Map<String, String> keepers(Map<String, Declared> modules) {
        var keepers = new HashMap<String, String>();
        modules.forEach((module, said) -> said.keeps().forEach(table -> keepers.put(table, module)));
        return keepers;
    }

    /** Names of what the migrations leave standing. */
    private static Set<String> made(String what) throws IOException {
        var made = new TreeSet<String>();
        try (var files = Files.list(MIGRATIONS)) {
            for (var file : files.sorted().toList()) {
                var sql = Files.readString(file);
                var creating = MADE.matcher(sql);
                while (creating.find()) if (creating.group(1).endsWith(what)) made.add(creating.group(2));
                if (!file.getFileName().toString().startsWith("R__"))
                    found(DROPPED, sql, 1).forEach(made::remove);
            }
        }
        // repeatable ones stand after all the others have run, whatever those dropped
        try (var files = Files.list(MIGRATIONS)) {
            for (var file : files.filter(f -> f.getFileName().toString().startsWith("R__"))
                    .toList()) {
                var creating = MADE.matcher(Files.readString(file));
                while (creating.find()) if (creating.group(1).endsWith(what)) made.add(creating.group(2));
            }
        }
        return made;
    }

    private static List<String> found(Pattern pattern, String in, int group) {
        var all = new ArrayList<String>();
        for (Matcher matcher = pattern.matcher(in); matcher.find(); ) all.add(matcher.group(group));
        return all;
    }

    private List<Piece> pieces() throws IOException {
        var pieces = new ArrayList<Piece>();
        try (var files = Files.walk(CLASSES)) {
            for (var file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                var place = CLASSES.relativize(file);
                if (place.getNameCount() == 1) continue;
                var module = place.getName(0).toString();
                var type = place.getFileName().toString().replace(".class", "");
                for (var text : strings(file)) if (text.indexOf(' ') >= 0) pieces.add(new Piece(module, type, text));
            }
        }
        assertThat(pieces).hasSizeGreaterThan(1000);
        return pieces;
    }

    /** The texts of a compiled class, those of annotations too: its constant pool holds each once, put together as far as they are constant. */
    private static List<String> strings(Path file) throws IOException {
        var texts = new ArrayList<String>();
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.skipNBytes(8);
            var count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                var tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts.add(in.readUTF());
                    case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++; // takes two places
                    }
                    default -> throw new IOException("unknown tag " + tag + " in " + file);
                }
            }
        }
        return texts;
    }
}
