package org.recoupe.web.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditEntry;
import org.recoupe.claim.ClaimView;
import org.recoupe.kernel.Facts;
import org.recoupe.web.Wording;

/**
 * The facts of an entry in the reader's words.
 *
 * @param before and {@code after}: what it was and is
 * @param reason whichever somebody gave
 * @param details what else there is to know, in the order one asks
 */
record Told(
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason,
        List<Detail> details) {

    /**
     * One fact.
     *
     * @param name what it is, in words
     * @param href where it leads, or null
     */
    record Detail(String name, String value, @Nullable String href) {}

    static Told of(AuditEntry entry, Wording words) {
        var facts = entry.facts();
        return new Telling(entry, facts, words).told();
    }

    /** The making of one. */
    private static final class Telling {
        private final AuditEntry entry;
        private final Facts facts;
        private final Wording words;
        private final List<Detail> details = new ArrayList<>();

        Telling(AuditEntry entry, Facts facts, Wording words) {
            this.entry = entry;
            this.facts = facts;
            this.words = words;
        }

        Told told() {
            tellDetails();
            return new Told(before(), after(), reason(), List.copyOf(details));
        }

        private @Nullable String before() {
            return switch (entry.name()) {
                case "claim.evidence-withdrawn" -> piece();
                case "claim.source-corrected" -> name(facts.within("was"));
                case "claim.stance-corrected" -> known("stance.", facts.text("was"));
                case "claim.proposition-corrected" -> facts.within("was").text("text");
                case "claim.classified" -> classified(facts.within("was"));
                case "claim.gone-from-text" -> moved(entry.from());
                default -> facts.has("was") ? facts.text("was") : moved(entry.from());
            };
        }

        private @Nullable String after() {
            return switch (entry.name()) {
                case "claim.evidence-attached" -> piece();
                case "claim.source-corrected" -> name(facts.within("is"));
                case "claim.stance-corrected" -> known("stance.", facts.text("is"));
                case "claim.proposition-corrected" -> facts.within("is").text("text");
                case "claim.classified" -> classified(facts.within("is"));
                case "claim.extracted", "claim.added-by-hand", "claim.split-off" ->
                    facts.has("words") ? words.quoted(facts.word("words")) : moved(entry.to());
                case "discussion.note-written" -> facts.text("text");
                case "security.signed-out-elsewhere" ->
                    facts.has("detail") ? words.say("sessions.n", number(facts.text("detail"))) : null;
                default ->
                    facts.has("is")
                            ? facts.text("is")
                            : facts.has("detail")
                                    ? facts.text("detail")
                                    : entry.name().startsWith("identity.") ? confidential() : moved(entry.to());
            };
        }

        private String classified(Facts sorted) {
            var parts = new ArrayList<String>();
            parts.add(words.known("class.", sorted.word("class")));
            parts.add(words.known("priority.", sorted.word("priority")));
            if (sorted.has("deadline")) parts.add(time(sorted.text("deadline")));
            return String.join(", ", parts);
        }

        private @Nullable String moved(@Nullable String value) {
            if (value == null) return null;
            var name = entry.name();
            return switch (name) {
                // who took it or put it back is who did it
                case "claim.taken", "claim.released" -> null;
                case "claim.handed-over", "claim.holder-left", "claim.holder-lost-role" -> words.who(value);
                case "claim.found-again", "claim.gone-from-text" -> words.say("version", value);
                default -> {
                    if (name.startsWith("standin.")) yield words.who(value);
                    if (name.startsWith("article.")) yield words.known("status.", value);
                    if (name.startsWith("step.") || name.equals("claim.scheduled")) yield time(value);
                    yield words.known("state.", value);
                }
            };
        }

        private @Nullable String reason() {
            var name = entry.name();
            if (facts.has("together"))
                return words.say("batch.of", facts.number("together").orElse(0));
            if (name.equals("identity.identity-granted")) return words.say("identity.until", time(facts.text("until")));
            if (name.startsWith("standin."))
                return words.say("audit.between", time(facts.text("from")), time(facts.text("until")));
            if (name.equals("claim.evidence-withdrawn") && !facts.has("reason"))
                return words.say("audit.reason.sealed");
            if (name.equals("claim.set-aside")) return known("set-aside.", facts.text("reason"));
            if (name.startsWith("refusal.")) return refusal(facts.text("why"));
            if (name.equals("article.read-again") && facts.has("language"))
                return words.language(facts.word("language"));
            for (var field : List.of("reason", "grant", "note"))
                if (facts.has(field)) return words.quoted(facts.word(field));
            return null;
        }

        private @Nullable String refusal(@Nullable String why) {
            if (why == null) return null;
            if (entry.name().startsWith("refusal.identity-")) {
                var withheld = words.known("identity.why.", why);
                if (!withheld.equals(why)) return withheld;
            }
            if (entry.action().endsWith("-step-refused")) return words.known("step.", why);
            var involved = words.known("involved.", why);
            return involved.equals(why) ? words.known("refused.why.", why) : involved;
        }

        private void tellDetails() {
            switch (entry.name()) {
                case "article.received" -> {
                    add("title", facts.text("title"));
                    add("outlet", facts.text("outlet"));
                    link("url", facts.text("url"));
                    add("original", facts.text("original"));
                }
                case "article.extracted" -> facts.number("tangled").ifPresent(n -> add("tangled", String.valueOf(n)));
                case "claim.extracted", "claim.added-by-hand", "claim.split-off" -> passage();
                case "claim.marked", "claim.mark-withdrawn" -> {
                    add("mark", known("mark.", facts.text("mark")));
                    add("source", name(facts.within("source")));
                }
                case "claim.found-again" -> {
                    add("passage", quoted(facts.text("words")));
                    passage();
                }
                case "claim.source-corrected" -> origin(facts.within("is"));
                case "claim.gone-from-text" -> {
                    add("words-were", quoted(facts.text("was")));
                    instead(facts.within("instead"));
                }
                case "claim.paired", "claim.pair-closing-proposed", "claim.pair-closed", "claim.pair-opened" -> pair();
                case "claim.origins-joined", "claim.origins-separated", "claim.origins-attested" -> {
                    add("pieces", references("pieces"));
                    add("apart", references("from"));
                }
                case "claim.evidence-attached", "claim.evidence-withdrawn" -> {
                    exhibit(facts.within("piece"));
                    add("reason-digest", facts.text("reasonDigest"));
                }
                case "claim.verdict-proposed", "claim.approval-given", "claim.verdict-approved" -> {
                    add("words", quoted(facts.text("words")));
                    add("proposition", facts.within("proposition").text("text"));
                    verdict(facts.within("verdict"));
                    facts.each("approvals").forEach(this::approval);
                    // with how many others it was is the shorter word, and comes first
                    if (facts.has("together")) add("grant", facts.text("grant"));
                    ruling(facts.within("ruling"));
                    if (facts.has("evidence"))
                        add(
                                "evidence",
                                words.say("audit.pieces", facts.each("evidence").size()));
                }
                case "claim.verdict-withdrawn", "claim.verdict-returned", "claim.reopened", "claim.reopening-asked" ->
                    verdict(facts.within("verdict"));
                case "source.entered" -> profile(facts);
                case "source.described" -> {
                    profile(facts.within("before"));
                    profile(facts.within("since"));
                }
                case "source.joined" -> add("into", name(facts.within("into")));
                case "source.parted" -> add("from", name(facts.within("from")));
                case "source.tied", "source.tie-withdrawn" -> {
                    add(
                            "tie",
                            known("tie.", facts.text("tie")) + " "
                                    + facts.within("to").word("name"));
                    add("tie-from", facts.text("from"));
                    add("tie-until", facts.text("until"));
                }
                case "source.grade-proposed", "source.graded" -> {
                    add("reliability", known("reliability.", facts.text("grade")));
                    add("reliability-before", known("reliability.", facts.text("gradeBefore")));
                    if (facts.has("proposedBy")) add("reliability-first", words.who(facts.word("proposedBy")));
                }
                case "source.standing-said" -> {
                    add("standing", known("standing.", facts.text("standing")));
                    add("standing-before", known("standing.", facts.text("standingBefore")));
                }
                case "source.competence-said", "source.competence-withdrawn" -> add("matter", facts.text("matter"));
                case "claim.scheduled", "claim.selected" -> add("priority", known("priority.", facts.text("priority")));
                default -> {
                    // everything is said above
                }
            }
        }

        private void instead(Facts claim) {
            if (!claim.has("words")) return;
            add("instead", claim.word("reference") + " " + words.quoted(claim.word("words")));
            speaker("source", claim.within("source"));
            add("stance", known("stance.", claim.text("stance")));
        }

        private @Nullable String references(String name) {
            return facts.has(name)
                    ? facts.texts(name).stream()
                            .map(id -> ClaimView.EvidenceView.reference(UUID.fromString(id)))
                            .collect(Collectors.joining(", "))
                    : null;
        }

        private void approval(Facts given) {
            var by = words.who(given.word("by"));
            var who = given.has("for") ? words.say("audit.for", by, words.who(given.word("for"))) : by;
            add("approval", words.say("audit.approved", who, zoned(given.text("at"))));
            add("grant", given.text("grant"));
        }

        /** By the registry's name, with the words of the text where these are others, and for whom they speak. */
        private void speaker(String as, Facts source) {
            add(as, called(source));
            if (source.has("name") && !source.word("name").equals(source.text("words")))
                add("mention", quoted(source.text("words")));
            origin(source);
        }

        private void origin(Facts source) {
            add("origin", source.within("origin").text("name"));
        }

        /** By its name, where the entry has it. */
        private static @Nullable String called(Facts source) {
            return source.has("name") ? source.text("name") : source.text("words");
        }

        private void pair() {
            var relation = facts.word("relation");
            var turned = facts.word("from").equals("OTHER") ? words.known("relation.turned.", relation) : relation;
            link(
                    "paired",
                    (turned.equals(relation) ? words.known("relation.", relation) : turned) + " "
                            + facts.word("otherReference"),
                    "/claims/" + facts.word("other"));
            var prevails = facts.within("prevails");
            add(
                    "outcome",
                    prevails.has("reference")
                            ? words.say("pair.prevails", prevails.word("reference"))
                            : known("outcome.", facts.text("outcome")));
            if (facts.has("proposedBy")) add("proposedBy", words.who(facts.word("proposedBy")));
        }

        private void passage() {
            speaker("source", facts.within("source"));
            speaker("relay", facts.within("relay"));
            add("stance", known("stance.", facts.text("stance")));
        }

        private void profile(Facts source) {
            add(
                    "called",
                    (source.has("name") ? source.word("name") + ", " : "")
                            + words.known("source.kind.", source.word("kind")));
            add("aliases", String.join(", ", source.texts("aliases")));
        }

        private void exhibit(Facts piece) {
            add("source", name(piece.within("source")));
            add("outlet", name(piece.within("outlet")));
            add("issuer", name(piece.within("issuer")));
            if (piece.has("basis")) add("basis", words.known("basis.", piece.word("basis")));
            add(
                    "cites",
                    piece.each("cites").stream()
                            .map(cited -> cited.word("name"))
                            .collect(Collectors.joining(", ")));
            add("quote", quoted(piece.text("quote")));
            link("url", piece.text("url"));
            add("note", piece.text("note"));
            piece.number("credibility")
                    .ifPresent(grade -> add(
                            "credibility",
                            words.say("evidence.credibility", grade, words.known("credibility.", grade.toString()))));
            if (piece.yes("primary")) add("primary", words.say("evidence.primary"));
            add("weight", quoted(piece.text("weight")));
            add("terms", known("terms.", piece.text("terms")));
            add("authenticity", known("authenticity.", piece.text("authenticity")));
            var court = piece.within("court");
            add("court", court.text("instance"));
            add("appeal", known("appeal.", court.text("appeal")));
            worth(piece).forEach(one -> add("worth", one));
            add("digest", piece.text("digest"));
        }

        /** What whoever brought it said of what it establishes. */
        private List<String> worth(Facts piece) {
            var worth = new ArrayList<String>();
            if (piece.has("whole"))
                worth.add(words.say(piece.yes("whole") ? "fact.worth.whole" : "fact.worth.partial"));
            if (piece.yes("offValue")) worth.add(words.say("fact.worth.value"));
            if (piece.yes("seenByUs")) worth.add(words.say("fact.worth.seen-by-us"));
            if (piece.yes("reupload")) worth.add(words.say("fact.worth.reupload"));
            return worth;
        }

        private void verdict(Facts verdict) {
            var said = verdict.text("verdict");
            if (said != null) {
                var retraction = verdict.text("retraction");
                add(
                        "verdict",
                        words.say(
                                        "audit.verdict",
                                        words.say("state." + said),
                                        verdict.number("number").orElse(0))
                                + (retraction == null ? "" : " – " + words.known("retraction.", retraction)));
            }
            add("rationale", verdict.text("rationale"));
            if (said != null)
                add("missing", verdict.has("missing") ? verdict.text("missing") : words.say("verdict.nothing-missing"));
            add("exception", verdict.text("exception"));
            add("finding", known("finding.", verdict.text("finding")));
            add("context", quoted(verdict.text("context")));
            verdict.each("answers").forEach(answer -> add("answer", answer.text("words")));
            if (verdict.has("proposedBy") && !entry.name().equals("claim.verdict-proposed"))
                add(
                        "proposed",
                        words.say(
                                "audit.proposed",
                                words.who(verdict.word("proposedBy")),
                                zoned(verdict.text("proposedAt"))));
        }

        private void ruling(Facts ruling) {
            if (!ruling.has("rule")) return;
            add("rule", words.known("rule.", ruling.word("rule")));
            add(
                    "lacking",
                    ruling.texts("lacking").stream()
                            .map(lacking -> words.known("missing.", lacking))
                            .collect(Collectors.joining(" ; ")));
            var saw = ruling.within("saw");
            if (saw.has("supportingSources"))
                add(
                        "saw",
                        words.say(
                                "audit.saw",
                                saw.number("supportingSources").orElse(0),
                                saw.number("refuting").orElse(0),
                                saw.yes("primaryDocument") ? 1 : 0,
                                saw.yes("openContradiction") ? 1 : 0));
        }

        private String piece() {
            var piece = facts.within("piece");
            return words.say(
                    "audit.piece",
                    words.known("evidence.", piece.word("stance")),
                    words.known("kind.", piece.word("kind")),
                    piece.yes("confidential") ? reference(piece.text("id")) : words.quoted(piece.word("title")));
        }

        /** Which piece, and who had asked about it. Without its alias: administrators read the trail too. */
        private @Nullable String confidential() {
            var piece = facts.text("piece");
            if (piece == null) return null;
            var asker = facts.text("asker");
            return reference(piece) + (asker == null ? "" : ", " + words.say("audit.asker", words.who(asker)));
        }

        private String reference(@Nullable String piece) {
            var id = String.valueOf(piece);
            return words.say("audit.confidential", id.substring(0, Math.min(8, id.length())));
        }

        private void add(String name, @Nullable String value) {
            if (value != null && !value.isEmpty()) details.add(new Detail(words.say("fact." + name), value, null));
        }

        private void link(String name, @Nullable String address) {
            if (address != null) link(name, address, address);
        }

        private void link(String name, String value, String address) {
            details.add(new Detail(words.say("fact." + name), value, address));
        }

        private static @Nullable String name(Facts source) {
            return source.text("name");
        }

        private @Nullable String known(String prefix, @Nullable String code) {
            return code == null ? null : words.known(prefix, code);
        }

        private @Nullable String quoted(@Nullable String text) {
            return text == null ? null : words.quoted(text);
        }

        private static int number(@Nullable String digits) {
            return digits != null && digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
        }

        /** With year and zone: what is said of another time is read on paper too. */
        private String zoned(@Nullable String raw) {
            try {
                return words.zoned(Instant.parse(String.valueOf(raw)));
            } catch (DateTimeException notATime) {
                return String.valueOf(raw);
            }
        }

        private String time(@Nullable String raw) {
            try {
                return words.moment(Instant.parse(String.valueOf(raw)));
            } catch (DateTimeException notATime) {
                return String.valueOf(raw);
            }
        }
    }
}
