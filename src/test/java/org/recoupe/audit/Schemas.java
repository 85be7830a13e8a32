package org.recoupe.audit;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the fields of each kind are, to hold entries against. */
public final class Schemas {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> READ = new ConcurrentHashMap<>();

    private Schemas() {}

    /** What is wrong with it; empty if nothing is. */
    public static List<String> wrongWith(AuditEntry entry) {
        var first = entry.kind().endsWith(".v1");
        var version = entry.kind().substring(entry.kind().lastIndexOf('.') + 1);
        var schema = first ? "v1" : entry.name() + "/" + version;
        var text = first
                ? entry.body()
                : entry.written() == null ? "null" : entry.written().json();
        return READ.computeIfAbsent(schema, Schemas::read).validate(text, InputFormat.JSON).stream()
                .map(error -> entry.kind() + ": " + error)
                .toList();
    }

    private static Schema read(String name) {
        return REGISTRY.getSchema(SchemaLocation.of("classpath:audit/kinds/" + name + ".schema.json"));
    }
}
