package org.recoupe.source;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Agencies, outlets and statistics offices that everybody knows, with all their names: whoever is first heard on a desk under one of them is
 * entered under all. Plain facts of a file; what desks have entered stands above it.
 */
@Component
class KnownSources {
    private static final Set<String> FIELDS = Set.of("name", "kind", "aliases", "domains");
    private static final List<SourceKind> KINDS = Arrays.stream(SourceKind.values())
            .filter(kind -> kind != SourceKind.UNNAMED)
            .toList();

    private final Map<String, Known> byName = new HashMap<>();
    private final Map<String, Known> byDomain = new HashMap<>();

    /** @param names all of them, the first is what it is called */
    record Known(List<String> names, SourceKind kind, int line) {
        String name() {
            return names.get(0);
        }
    }

    /** @throws KnownSourcesUnreadable with the line and what to write there */
    @Autowired
    KnownSources(@Value("${recoupe.known-sources:classpath:config/sources.yaml}") Resource file) {
        this(file.getDescription(), reader(file));
    }

    KnownSources(String file, Reader text) {
        try (text) {
            var root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(text);
            if (root == null) return;
            for (var entry : new Line(file, root).list("a list of sources, each beginning with “- {name: …”"))
                enter(file, entry);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            throw new KnownSourcesUnreadable(
                    file,
                    mark == null ? 1 : mark.getLine() + 1,
                    e.getProblem() + "; put words with : # or quotes into quotes");
        } catch (IOException e) {
            throw new KnownSourcesUnreadable(
                    file, 1, "cannot be read (" + e.getMessage() + "); set recoupe.known-sources to a file");
        }
    }

    /** Who is meant by one of these names. A person is nobody of these, whatever they are called. */
    Optional<Known> named(Stream<String> compared, SourceKind kind) {
        if (kind == SourceKind.PERSON || kind == SourceKind.UNNAMED) return Optional.empty();
        return compared.flatMap(name -> named(name).stream()).findFirst();
    }

    private Optional<Known> named(String compared) {
        var known = byName.get(compared);
        if (known != null) return Optional.of(known);
        // "international.lemonde.fr" is published under "lemonde.fr"
        for (int dot = compared.indexOf(' '); dot > 0; dot = compared.indexOf(' ', dot + 1)) {
            var above = byDomain.get(compared.substring(dot + 1));
            if (above != null) return Optional.of(above);
        }
        return Optional.empty();
    }

    private static Reader reader(Resource file) {
        try {
            return new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new KnownSourcesUnreadable(
                    file.getDescription(),
                    1,
                    "cannot be read; set recoupe.known-sources to a file that can, or leave it out");
        }
    }

    private void enter(String file, Node node) {
        var entry = new Line(file, node);
        var fields = entry.fields();
        var name = fields.get("name");
        if (name == null) throw entry.wrong("has no name; write name: …");
        var kind = fields.get("kind");
        if (kind == null) throw entry.wrong("has no kind; write kind: and one of " + KINDS);
        var names = new LinkedHashSet<String>();
        names.add(name.text());
        for (var more : List.of("aliases", "domains")) {
            var list = fields.get(more);
            if (list == null) continue;
            for (var one : list.list("a list, as in " + more + ": [one, another]"))
                names.add(new Line(file, one).text());
        }
        var known = new Known(List.copyOf(names), kind.kind(), entry.number());
        var domains = fields.get("domains");
        if (domains != null)
            for (var one : domains.list("a list of domains"))
                byDomain.put(SourceName.comparable(new Line(file, one).text()), known);
        for (var one : known.names()) {
            var other = byName.put(SourceName.comparable(one), known);
            if (other != null && other != known)
                throw entry.wrong("“" + one + "” is " + other.name() + " of line " + other.line()
                        + " already; take it out here or there");
        }
    }

    /** A part of the file, and where it stands. */
    private record Line(String file, Node node) {
        int number() {
            return node.getStartMark().getLine() + 1;
        }

        KnownSourcesUnreadable wrong(String mend) {
            return new KnownSourcesUnreadable(file, number(), mend);
        }

        List<Node> list(String wanted) {
            if (node instanceof SequenceNode list) return list.getValue();
            throw wrong("must be " + wanted);
        }

        String text() {
            if (node instanceof ScalarNode text
                    && !text.getValue().isBlank()
                    && text.getValue().length() <= 300) return text.getValue().strip();
            throw wrong("must be a name of 1 to 300 characters; put it into quotes");
        }

        SourceKind kind() {
            return KINDS.stream()
                    .filter(kind -> kind.name().equals(text()))
                    .findFirst()
                    .orElseThrow(() -> wrong("“" + text() + "” is no kind; write one of " + KINDS));
        }

        Map<String, Line> fields() {
            if (!(node instanceof MappingNode fields))
                throw wrong("must be a source, as in - {name: AFP, kind: RELAY}");
            var found = new HashMap<String, Line>();
            for (NodeTuple field : fields.getValue()) {
                var key = new Line(file, field.getKeyNode());
                if (!FIELDS.contains(key.text()))
                    throw key.wrong("“" + key.text() + "” is no field; write name, kind, aliases or domains");
                if (found.put(key.text(), new Line(file, field.getValueNode())) != null)
                    throw key.wrong("says " + key.text() + " twice; put both into one");
            }
            return found;
        }
    }

    /** The file cannot be read; the message says where and what to write. */
    static final class KnownSourcesUnreadable extends RuntimeException {
        KnownSourcesUnreadable(String file, int line, String mend) {
            super(file + ", line " + line + ": " + mend);
        }
    }
}
