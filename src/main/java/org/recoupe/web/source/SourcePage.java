package org.recoupe.web.source;

import static org.recoupe.web.source.SourcesPage.lines;
import static org.recoupe.web.source.SourcesPage.said;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.SourceUse;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Days;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Permission;
import org.recoupe.source.Reliability;
import org.recoupe.source.SourceKind;
import org.recoupe.source.SourceRecords;
import org.recoupe.source.Standing;
import org.recoupe.source.TieKind;
import org.recoupe.web.Answer;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** One source: who it is, whose, how far it is to be believed, and what there is of it. */
@Page
@RequestMapping("/sources/{id}")
class SourcePage {
    private static final int SHOWN = 50;

    private final SourceRecords records;
    private final SourceUse use;
    private final ClaimFile file;

    SourcePage(SourceRecords records, SourceUse use, ClaimFile file) {
        this.records = records;
        this.use = use;
        this.file = file;
    }

    /** What a form says beside its reason. */
    record Said(
            @Nullable String name,
            @Nullable SourceKind kind,
            @Nullable String aliases,
            @Nullable Reliability grade,
            @Nullable Standing standing,
            @Nullable String matter,
            @Nullable TieKind tieKind,
            @Nullable String to,
            @Nullable String from,
            @Nullable String until,
            @Nullable UUID tie,
            @Nullable String into,
            @Nullable String reason) {
        String because() {
            return Objects.requireNonNullElse(reason, "");
        }
    }

    @GetMapping
    String show(@PathVariable UUID id, Actor actor, Wording words, Model model) {
        var source = records.source(id, actor);
        var ids = Objects.requireNonNull(records.idsOf(List.of(source.id())).get(source.id()));
        model.addAttribute("sheet", SourceSheet.of(source, words));
        model.addAttribute(
                "claims",
                use.count(ids, actor).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
        var said = use.said(ids, actor, SHOWN);
        var pieces = use.resting(ids, actor, SHOWN);
        var about = file.lines(said, actor);
        model.addAttribute(
                "said",
                said.stream()
                        .map(about::get)
                        .filter(Objects::nonNull)
                        .map(line -> SourceSheet.Use.of(line, words))
                        .toList());
        var resting = file.lines(pieces.stream().map(SourceUse.Piece::claim).toList(), actor);
        model.addAttribute(
                "pieces",
                pieces.stream()
                        .filter(piece -> resting.containsKey(piece.claim()))
                        .map(piece ->
                                SourceSheet.Rest.of(piece, Objects.requireNonNull(resting.get(piece.claim())), words))
                        .toList());
        model.addAttribute("mayKeep", records.may(source, Permission.KEEP_SOURCES, actor));
        model.addAttribute("mayWeigh", records.may(source, Permission.WEIGH_SOURCES, actor));
        model.addAttribute("kinds", SourcesPage.kinds(words));
        model.addAttribute("grades", words.choices("reliability.", Arrays.asList(Reliability.values())));
        model.addAttribute("standings", words.choices("standing.", Arrays.asList(Standing.values())));
        model.addAttribute("tieKinds", words.choices("tie.", Arrays.asList(TieKind.values())));
        return "source";
    }

    @PostMapping(params = "do=describe")
    String describe(@PathVariable UUID id, Said said, Actor actor, Answer answer, Wording words, Model model) {
        return changed(
                "source-describe",
                id,
                () -> records.describe(
                        id,
                        new SourceRecords.Change(
                                Objects.requireNonNullElse(said.name(), ""), said.kind(), lines(said.aliases())),
                        actor),
                actor,
                answer,
                words,
                model);
    }

    @PostMapping(params = "do=grade")
    String grade(@PathVariable UUID id, Said said, Actor actor, Answer answer, Wording words, Model model) {
        return changed(
                "source-grade",
                id,
                () -> records.grade(id, said("grade", said.grade()), said.because(), actor),
                actor,
                answer,
                words,
                model);
    }

    @PostMapping(params = "do=stand")
    String stand(@PathVariable UUID id, Said said, Actor actor, Answer answer, Wording words, Model model) {
        return changed(
                "source-stand",
                id,
                () -> records.stand(id, said("standing", said.standing()), said.because(), actor),
                actor,
                answer,
                words,
                model);
    }

    @PostMapping(params = "do=hold")
    String hold(@PathVariable UUID id, Said said, Actor actor, Answer answer, Wording words, Model model) {
        return changed(
                "source-hold", id, () -> records.hold(id, true, said.because(), actor), actor, answer, words, model);
    }

    @PostMapping(params = "do=lift")
    String lift(@PathVariable UUID id, Said said, Actor actor, Answer answer, Wording words, Model model) {
        return changed(
                "source-lift", id, () -> records.hold(id, false, said.because(), actor), actor, answer, words, model);
    }

    @PostMapping(params = "do=compete")
    String compete(@PathVariable UUID id, Said said, Actor actor, Answer answer, Wording words, Model model) {
        return changed(
                "source-compete",
                id,
                () -> records.competent(id, said.matter(), said.because(), false, actor),
                actor,
                answer,
                words,
                model);
    }

    @PostMapping(params = "do=not-compete")
    String competeNoMore(@PathVariable UUID id, Said said, Actor actor, Answer answer, Wording words, Model model) {
        return changed(
                "source-not-compete",
                id,
                () -> records.competent(id, said.matter(), said.because(), true, actor),
                actor,
                answer,
                words,
                model);
    }

    @PostMapping(params = "do=tie")
    String tie(@PathVariable UUID id, Said said, Actor actor, Answer answer, Wording words, Model model) {
        return changed(
                "source-tie",
                id,
                () -> records.tie(
                        id,
                        new SourceRecords.TieWish(
                                said("tieKind", said.tieKind()),
                                Objects.requireNonNullElse(said.to(), ""),
                                day("from", said.from()),
                                day("until", said.until()),
                                said.because()),
                        actor),
                actor,
                answer,
                words,
                model);
    }

    @PostMapping(params = "do=untie")
    String untie(@PathVariable UUID id, Said said, Actor actor, Answer answer, Wording words, Model model) {
        return changed(
                "source-untie",
                id,
                () -> records.withdrawTie(id, said("tie", said.tie()), said.because(), actor),
                actor,
                answer,
                words,
                model);
    }

    @PostMapping(params = "do=merge")
    String merge(@PathVariable UUID id, Said said, Actor actor, Answer answer, Wording words, Model model) {
        return changed(
                "source-merge",
                id,
                () -> records.merge(id, said.into(), said.because(), actor),
                actor,
                answer,
                words,
                model);
    }

    /** Of one that was merged into another, whose page it is sent from. */
    @PostMapping(params = "do=split")
    String split(@PathVariable UUID id, Said said, Actor actor, Answer answer, Wording words, Model model) {
        return changed("source-split", id, () -> records.split(id, said.because(), actor), actor, answer, words, model);
    }

    private String changed(
            String form, UUID id, Runnable deed, Actor actor, Answer answer, Wording words, Model model) {
        return answer.to(form, "/sources/" + id, deed, () -> show(id, actor, words, model));
    }

    private static @Nullable LocalDate day(String field, @Nullable String word) {
        try {
            return word == null || word.isBlank() ? null : Days.day(word);
        } catch (DateTimeException notADay) {
            throw new Invalid(field, "bad-date", "must be a day, such as 2026-03-01");
        }
    }
}
