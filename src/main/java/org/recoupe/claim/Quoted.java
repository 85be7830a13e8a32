package org.recoupe.claim;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.Extractor;
import org.recoupe.extraction.statement.Speaker;
import org.recoupe.extraction.statement.Statement;
import org.recoupe.extraction.statement.UnsupportedLanguage;
import org.recoupe.extraction.statement.Value;
import org.recoupe.kernel.Language;
import org.recoupe.source.SourceKind;
import org.recoupe.source.SourceRegistry;
import org.springframework.stereotype.Component;

/** Whom the words of a piece cite, as the extraction reads them: so that a reviewer who is tired need not say it. */
@Component
class Quoted {
    /** Under a text that was written from another's: "(avec AFP)". */
    private static final Pattern CREDIT =
            Pattern.compile("\\((?:avec|with|source\\s*:)\\s+([\\p{L}\\p{N} .’'-]{2,60})\\)");

    private static final Set<Value.Kind> NUMBERS = EnumSet.of(Value.Kind.COUNT, Value.Kind.PERCENT, Value.Kind.MONEY);

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
            var speakers = Speakers.ofQuote(sources, desk, found.speakers());
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

    /**
     * Whether the quote does not bear out what the piece is brought for: it supports, and names numbers of a kind the claim names, and none of them
     * may be the claim's; or it refutes, and all of them may be.
     *
     * @param language of the claim, or null
     */
    boolean isOffValue(String claim, EvidenceDetails piece, @Nullable Language language) {
        if (piece.quote() == null || piece.stance() == EvidenceStance.CONTEXT) return false;
        var claimed = numbers(claim, language);
        var told = numbers(piece.quote(), language).stream()
                .filter(one -> claimed.stream().anyMatch(other -> other.kind() == one.kind()))
                .toList();
        if (told.isEmpty()) return false;
        return piece.stance() == EvidenceStance.SUPPORTS
                ? told.stream().noneMatch(one -> mayBe(one, claimed))
                : told.stream().allMatch(one -> mayBe(one, claimed));
    }

    private static boolean mayBe(Value one, List<Value> claimed) {
        return claimed.stream()
                .anyMatch(
                        other -> other.kind() == one.kind() && one.low() <= other.high() && other.low() <= one.high());
    }

    private List<Value> numbers(String text, @Nullable Language language) {
        try {
            return extractor.values(text, language, null).stream()
                    .filter(value -> NUMBERS.contains(value.kind()))
                    .toList();
        } catch (UnsupportedLanguage unread) {
            return List.of();
        }
    }

    private static Stream<Integer> voices(Statement said) {
        return Stream.of(said.speaker(), said.relayedBy()).filter(Objects::nonNull);
    }
}
