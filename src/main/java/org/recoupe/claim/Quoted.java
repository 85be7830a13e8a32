package org.recoupe.claim;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.Extractor;
import org.recoupe.extraction.statement.Speaker;
import org.recoupe.extraction.statement.Statement;
import org.recoupe.extraction.statement.UnsupportedLanguage;
import org.recoupe.source.SourceKind;
import org.recoupe.source.SourceRegistry;
import org.springframework.stereotype.Component;

/** Whom the words of a piece cite, as the extraction reads them: so that a reviewer who is tired need not say it. */
@Component
class Quoted {
    /** Under a text that was written from another's: "(avec AFP)". */
    private static final Pattern CREDIT =
            Pattern.compile("\\((?:avec|with|source\\s*:)\\s+([\\p{L}\\p{N} .’'-]{2,60})\\)");

    private final Extractor extractor;
    private final SourceRegistry sources;

    Quoted(Extractor extractor, SourceRegistry sources) {
        this.extractor = extractor;
        this.sources = sources;
    }

    /**
     * Those it cites, as the desk knows them; who was not known is entered.
     *
     * @param source who the piece is from: to have one's own spokesman say it is to say it oneself
     */
    List<UUID> cited(@Nullable String quote, String desk, @Nullable UUID source) {
        if (quote == null) return List.of();
        var cited = new LinkedHashSet<UUID>();
        CREDIT.matcher(quote)
                .results()
                .map(credit -> sources.resolve(desk, credit.group(1), SourceKind.RELAY, List.of(), null)
                        .id())
                .forEach(cited::add);
        try {
            var found = extractor.extract(quote, null, null);
            var speakers = new Speakers(sources, desk, found.speakers(), Map.of());
            found.statements().stream()
                    .flatMap(Quoted::voices)
                    .filter(voice -> found.speakers().get(voice).kind() != Speaker.Kind.UNNAMED)
                    .map(speakers::source)
                    .filter(Objects::nonNull)
                    .forEach(cited::add);
        } catch (UnsupportedLanguage unread) {
            // then a person says whom it cites
        }
        if (source != null) cited.removeIf(who -> sources.areOfOneLine(who, source));
        return List.copyOf(cited);
    }

    private static Stream<Integer> voices(Statement said) {
        return Stream.of(said.speaker(), said.relayedBy()).filter(Objects::nonNull);
    }
}
