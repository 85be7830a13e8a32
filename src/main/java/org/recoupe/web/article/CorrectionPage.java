package org.recoupe.web.article;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.Correction;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Unknown;
import org.recoupe.web.Answer;
import org.recoupe.web.Page;
import org.recoupe.web.Reader;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Putting right what was extracted, at the text. Every form says which state of the claim it was made for, and everything that is done
 * can be taken back by a form of the same kind.
 */
@Page
@RequestMapping("/articles/{id}")
class CorrectionPage {
    private final ArticleView view;
    private final ClaimFile claims;
    private final Correction correction;

    CorrectionPage(ArticleView view, ClaimFile claims, Correction correction) {
        this.view = view;
        this.claims = claims;
        this.correction = correction;
    }

    @PostMapping(params = "do=ends")
    String ends(
            @PathVariable UUID id,
            @RequestParam String claim,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String spans,
            Reader reader,
            Answer answer) {
        return answer.to(
                "ends",
                ArticleView.at(id, claim),
                () -> {
                    var before = view.claim(id, claim, reader.actor());
                    correction.moveEnds(
                            new Correction.Seen(before.id(), version), ClaimBench.parse(spans), reader.actor());
                    undo(
                            answer,
                            id,
                            before,
                            Map.of("do", "ends", "spans", ClaimBench.join(before.spans())),
                            reader.actor());
                },
                // what was wanted stays on the bench, even if the claim has changed meanwhile
                () -> view.show(id, new ArticleSheet.Choice(claim, spans), reader));
    }

    @PostMapping(params = "do=stance")
    String stance(
            @PathVariable UUID id,
            @RequestParam String claim,
            @RequestParam int version,
            @RequestParam @Nullable Stance stance,
            Reader reader,
            Answer answer) {
        return answer.to(
                "stance",
                ArticleView.at(id, claim),
                () -> {
                    var before = view.claim(id, claim, reader.actor());
                    correction.correctStance(new Correction.Seen(before.id(), version), stance, reader.actor());
                    undo(
                            answer,
                            id,
                            before,
                            Map.of("do", "stance", "stance", before.stance().name()),
                            reader.actor());
                },
                () -> view.show(id, ArticleSheet.Choice.of(claim), reader));
    }

    @PostMapping(params = "do=split")
    String split(
            @PathVariable UUID id,
            @RequestParam String claim,
            @RequestParam int version,
            @RequestParam(defaultValue = "-1") int at,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String second,
            Reader reader,
            Answer answer) {
        return answer.to(
                "split",
                ArticleView.at(id, claim),
                () -> {
                    var before = view.claim(id, claim, reader.actor());
                    var part = correction.split(
                            new Correction.Seen(before.id(), version), at, sentences(first, second), reader.actor());
                    undo(
                            answer,
                            id,
                            before,
                            Map.of("do", "merge", "with", withVersion(part, reader.actor())),
                            reader.actor());
                },
                () -> view.show(id, ArticleSheet.Choice.of(claim), reader));
    }

    /** One for each part, or none. */
    private static List<String> sentences(String first, String second) {
        if (first.isBlank() && second.isBlank()) return List.of();
        new Invalid.Check()
                .required("first", first, 1000)
                .required("second", second, 1000)
                .orRefuse();
        return List.of(first, second);
    }

    @PostMapping(params = "do=merge")
    String merge(
            @PathVariable UUID id,
            @RequestParam String claim,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String with,
            Reader reader,
            Answer answer) {
        return answer.to(
                "merge",
                ArticleView.at(id, claim),
                () -> {
                    if (with.isBlank()) throw new Invalid("with", "required", "say which");
                    var before = view.claim(id, claim, reader.actor());
                    var other = view.seen(id, with, reader.actor());
                    correction.merge(new Correction.Seen(before.id(), version), other, reader.actor());
                    undo(
                            answer,
                            id,
                            before,
                            Map.of(
                                    "do", "separate",
                                    "with", with.substring(0, with.indexOf('.')),
                                    "spans", ClaimBench.join(before.spans())),
                            reader.actor());
                },
                () -> view.show(id, ArticleSheet.Choice.of(claim), reader));
    }

    @PostMapping(params = "do=separate")
    String separate(
            @PathVariable UUID id,
            @RequestParam String claim,
            @RequestParam int version,
            @RequestParam String with,
            @RequestParam(defaultValue = "") String spans,
            Reader reader,
            Answer answer) {
        return answer.to(
                "separate",
                ArticleView.at(id, claim),
                () -> correction.separate(
                        view.seen(id, claim, version, reader.actor()),
                        view.claim(id, with, reader.actor()).id(),
                        ClaimBench.parse(spans),
                        reader.actor()),
                () -> view.show(id, ArticleSheet.Choice.of(claim), reader));
    }

    /** @param also other mentions it is to be put right for, as {@code number.version} */
    @PostMapping(params = "do=correct")
    String correct(
            @PathVariable UUID id,
            @RequestParam String claim,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "false") boolean nobody,
            @RequestParam(defaultValue = "") List<String> also,
            Reader reader,
            Answer answer) {
        return answer.to(
                "correct",
                ArticleView.at(id, claim),
                () -> {
                    var mentions = Stream.concat(
                                    Stream.of(view.seen(id, claim, version, reader.actor())),
                                    also.stream()
                                            .filter(one -> !one.isBlank())
                                            .map(one -> view.seen(id, one, reader.actor())))
                            .toList();
                    var before = mentions.stream()
                            .map(seen -> claims.claim(seen.claim(), reader.actor()))
                            .toList();
                    correction.correctSource(mentions, nobody ? null : source, reader.actor());
                    answer.undoneBy(
                            "/articles/" + id,
                            Map.of("do", "sources-back", "claim", claim, "back", back(before, reader.actor())));
                },
                () -> view.show(id, ArticleSheet.Choice.of(claim), reader));
    }

    /** {@code 8.4.id,11.2.}: number, version and former source. */
    private String back(List<ClaimView> before, Actor actor) {
        return before.stream()
                .map(claim -> withVersion(claim.id(), actor) + "."
                        + (claim.source() == null ? "" : claim.source().id()))
                .collect(Collectors.joining(","));
    }

    @PostMapping(params = "do=sources-back")
    String sourcesBack(
            @PathVariable UUID id,
            @RequestParam String claim,
            @RequestParam String back,
            Reader reader,
            Answer answer) {
        return answer.to(
                "sources-back",
                ArticleView.at(id, claim),
                () -> correction.putSourcesBack(
                        Stream.of(back.split(",", -1))
                                .map(one -> sourceBack(id, one, reader.actor()))
                                .toList(),
                        reader.actor()),
                () -> view.show(id, ArticleSheet.Choice.of(claim), reader));
    }

    private Correction.SourceBack sourceBack(UUID article, String one, Actor actor) {
        var end = one.lastIndexOf('.');
        if (end < 0) throw new Unknown("claim");
        var source = one.substring(end + 1);
        try {
            return new Correction.SourceBack(
                    view.seen(article, one.substring(0, end), actor),
                    source.isEmpty() ? null : UUID.fromString(source));
        } catch (IllegalArgumentException noSuchId) {
            throw new Unknown("source");
        }
    }

    private void undo(Answer answer, UUID article, ClaimView before, Map<String, String> how, Actor actor) {
        var fields = new LinkedHashMap<>(how);
        fields.put("claim", String.valueOf(before.number()));
        fields.put("version", String.valueOf(claims.claim(before.id(), actor).version()));
        answer.undoneBy("/articles/" + article, fields);
    }

    private String withVersion(UUID claim, Actor actor) {
        var now = claims.claim(claim, actor);
        return now.number() + "." + now.version();
    }
}
