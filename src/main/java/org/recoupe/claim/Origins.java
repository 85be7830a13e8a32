package org.recoupe.claim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * From whom pieces come in the end, and so how many count: an organisation, its spokesman and its office are one, and so is whoever stands
 * behind one alias. The database says it ({@code origin_key}), where lists and triggers ask too.
 */
@Service
@Transactional(readOnly = true)
public class Origins {
    private static final String KEYS = """
            select k.key, s.name from unnest(cast(:sources as uuid[]), cast(:aliases as text[])) with ordinality p (source, alias, n)
            cross join lateral origin_key(p.source, p.alias) k (key) left join source_view_speaker s on s.id::text = k.key order by p.n""";

    private final JdbcClient sql;

    Origins(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Where pieces come from.
     *
     * @param key the same for all that come from there
     * @param name null if it is confidential
     */
    public record Origin(String key, @Nullable String name) {}

    /** Of each of these pieces, by id; confidential ones whose alias the reader may not see come from one. */
    public Map<UUID, Origin> of(List<ClaimView.EvidenceView> pieces) {
        var found = ask(
                pieces.stream()
                        .map(piece ->
                                piece.source() == null ? null : piece.source().id()),
                pieces.stream().map(piece -> piece.confidential() ? piece.title() : null));
        var origins = new HashMap<UUID, Origin>();
        for (int i = 0; i < found.size(); i++) origins.put(pieces.get(i).id(), found.get(i));
        return origins;
    }

    /** Of a source that may be named. */
    public Origin of(UUID source) {
        return ask(Stream.of(source), Stream.of((String) null)).get(0);
    }

    /** How many there are behind pieces; one nobody has heard of yet is another. */
    int count(List<EvidenceFacts.Weight> pieces) {
        var known = pieces.stream()
                .filter(piece -> piece.source() != null || piece.alias() != null)
                .toList();
        var keys = ask(
                        known.stream().map(EvidenceFacts.Weight::source),
                        known.stream().map(EvidenceFacts.Weight::alias))
                .stream()
                .map(Origin::key)
                .distinct()
                .count();
        return (int) keys + pieces.size() - known.size();
    }

    private List<Origin> ask(Stream<@Nullable UUID> sources, Stream<@Nullable String> aliases) {
        var ids = sources.map(id -> Objects.toString(id, null)).toArray(String[]::new);
        if (ids.length == 0) return List.of();
        return sql.sql(KEYS)
                .param("sources", ids)
                .param("aliases", aliases.toArray(String[]::new))
                .query((row, n) -> new Origin(row.getString("key"), row.getString("name")))
                .list();
    }
}
