package org.recoupe.claim;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Facts;
import org.recoupe.source.Source;
import org.recoupe.source.SourceRegistry;
import org.springframework.stereotype.Component;

/** For the trail: what the registry calls those a text names, and for whom they speak in the end, at the moment it is written. */
@Component
class CalledThen {
    private static final List<String> WHO = List.of("source", "relay");

    private final SourceRegistry sources;

    CalledThen(SourceRegistry sources) {
        this.sources = sources;
    }

    /** The same events, with names. All are looked up in one go: a story may have some hundred claims. */
    List<ClaimEvent> of(List<ClaimEvent> events) {
        var ids = events.stream()
                .flatMap(event -> event.naming().stream())
                .flatMap(passage -> WHO.stream().map(passage::within))
                .map(CalledThen::id)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (ids.isEmpty()) return events;
        var known = sources.withAffiliations(ids);
        return events.stream()
                .map(event -> event.withNames(passage -> named(passage, known)))
                .toList();
    }

    private static Facts named(Facts passage, Map<UUID, Source> known) {
        var told = passage;
        for (var who : WHO) {
            var source = known.get(id(passage.within(who)));
            if (source != null) told = told.with(who, named(passage.within(who), source, known));
        }
        return told;
    }

    private static Facts named(Facts who, Source source, Map<UUID, Source> known) {
        var origin = known.get(new SourceLines(known, Set.of()).top(source.id()));
        var named = who.with("name", source.name());
        return origin == null || origin.id().equals(source.id())
                ? named
                : named.with("origin", Facts.of("id", origin.id()).with("name", origin.name()));
    }

    private static @Nullable UUID id(Facts who) {
        return who.has("id") ? UUID.fromString(who.word("id")) : null;
    }
}
