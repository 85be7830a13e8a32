package org.recoupe.claim;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.recoupe.source.Source;
import org.recoupe.source.SourceKind;

/** Whom the sources that a claim names speak for in the end, and what is said of anybody in their lines. */
final class SourceLines implements Corroboration.Lines {
    private final Map<UUID, Source> sources;
    private final Set<UUID> competent;

    /** Ends of lines that are one, because somebody was of the one then and is of the other now. */
    private final Map<UUID, UUID> into = new HashMap<>();

    /**
     * @param sources all that are named, and whom these speak for
     * @param competent who alone is competent for what is claimed
     */
    SourceLines(Map<UUID, Source> sources, Set<UUID> competent) {
        this.sources = sources;
        this.competent = competent;
        for (var source : sources.keySet()) {
            var ends = ends(source);
            for (var end : ends) join(ends.get(0), end);
        }
    }

    @Override
    public UUID top(UUID source) {
        var ends = ends(source);
        return ends.isEmpty() ? source : one(ends.get(0));
    }

    private void join(UUID one, UUID other) {
        var first = one(one);
        var second = one(other);
        if (first.equals(second)) return;
        if (first.compareTo(second) < 0) into.put(second, first);
        else into.put(first, second);
    }

    private UUID one(UUID end) {
        var at = end;
        for (var next = into.get(at); next != null; next = into.get(at)) at = next;
        return at;
    }

    /** Whom a source speaks for in the end. */
    private List<UUID> ends(UUID source) {
        var line = line(source);
        var ends = line.stream()
                .filter(one -> above(one).allMatch(above -> above == one))
                .map(Source::id)
                .distinct()
                .toList();
        if (!ends.isEmpty() || line.isEmpty()) return ends;
        // in a circle all are one: whichever comes first
        return line(line.get(line.size() - 1).id()).stream().map(Source::id).min(Comparator.naturalOrder()).stream()
                .toList();
    }

    private Stream<Source> above(Source source) {
        return source.allAffiliations().map(sources::get).filter(Objects::nonNull);
    }

    @Override
    public boolean isUnnamed(UUID source) {
        var known = sources.get(source);
        return known != null && known.kind() == SourceKind.UNNAMED;
    }

    @Override
    public boolean isOnHold(UUID source) {
        return line(source).stream().anyMatch(Source::isOnHold);
    }

    @Override
    public boolean isDiscredited(UUID source) {
        return line(source).stream().anyMatch(Source::isDiscredited);
    }

    @Override
    public boolean isParty(UUID source) {
        return line(source).stream().anyMatch(Source::isParty);
    }

    @Override
    public boolean isGraded(UUID source) {
        return line(source).stream().anyMatch(Source::isReliable);
    }

    @Override
    public boolean isSolelyCompetent(UUID source) {
        return line(source).stream().map(Source::id).anyMatch(competent::contains);
    }

    @Override
    public boolean tellsDeaths(UUID source) {
        return line(source).stream().anyMatch(Source::tellsDeaths);
    }

    /** It, and whom it speaks for, one after the other; whoever was merged is who they were merged into. */
    List<Source> line(UUID source) {
        var line = new LinkedHashSet<Source>();
        var ahead = new ArrayDeque<Source>();
        if (sources.get(source) != null) ahead.add(sources.get(source));
        while (!ahead.isEmpty()) {
            var at = ahead.remove();
            if (line.add(at)) above(at).forEach(ahead::add);
        }
        return List.copyOf(line);
    }
}
