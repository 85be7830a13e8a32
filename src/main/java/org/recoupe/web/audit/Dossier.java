package org.recoupe.web.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditEntry;
import org.recoupe.claim.ClaimView;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.Role;
import org.recoupe.web.Wording;

/**
 * The file of one claim, out of its trail alone: what was said by whom, on what evidence, what was decided, why and by whom. What it says of
 * a decision is what was so then.
 *
 * @param source who says it
 * @param stance how they stand to it
 * @param passage what else there is to know of where it was first found
 * @param exhibits numbered in the order they were brought
 * @param refusals what somebody tried and was refused
 * @param registry what people said of those it names in the registry of sources: whom they speak for, how reliable they are
 */
record Dossier(
        Standing source,
        Standing stance,
        List<Told.Detail> passage,
        List<Exhibit> exhibits,
        List<Decision> decisions,
        List<Decision> refusals,
        List<Decision> registry) {

    /**
     * What stands now, and how it came to.
     *
     * @param found as it was first found, if it is not that any more
     * @param corrections what somebody put right: from what to what, who, when and why
     */
    record Standing(String now, @Nullable String found, List<String> corrections) {}

    /** What people decide about a claim; the rest of the trail is how it came there. */
    private static final Set<String> DECISIONS = Set.of(
            "claim.added-by-hand",
            "claim.split-off",
            "claim.selected",
            "claim.gone-from-text",
            "claim.handed-over",
            "claim.set-aside",
            "claim.source-corrected",
            "claim.ends-moved",
            "claim.stance-corrected",
            "claim.proposition-corrected",
            "claim.classified",
            "claim.merged",
            "claim.marked",
            "claim.mark-withdrawn",
            "claim.paired",
            "claim.pair-closing-proposed",
            "claim.pair-closed",
            "claim.pair-opened",
            "claim.origins-joined",
            "claim.origins-separated",
            "claim.origins-attested",
            "claim.verdict-proposed",
            "claim.verdict-withdrawn",
            "claim.verdict-returned",
            "claim.approval-given",
            "claim.verdict-approved",
            "claim.reopening-asked",
            "claim.reopening-withdrawn",
            "claim.reopening-declined",
            "claim.reopened",
            "claim.second-reading-agreed",
            "claim.second-reading-dissented",
            "identity.identity-asked",
            "identity.identity-agreed",
            "identity.identity-granted",
            "identity.identity-denied",
            "identity.identity-read");

    /** What a proposal says, and every later entry about it again. */
    private static final List<String> OF_A_PROPOSAL = List.of(
            "fact.words", "fact.proposition", "fact.rationale", "fact.missing", "fact.exception", "fact.proposed");

    /**
     * A piece of evidence.
     *
     * @param number {@code P-1}
     * @param stance its constant, for its sign
     * @param title what it is; of a confidential one its reference
     * @param brought by whom and when, in words
     * @param withdrawn by whom, when and why, in words, or null
     */
    record Exhibit(
            String number,
            String stance,
            String title,
            List<Told.Detail> details,
            String brought,
            @Nullable String withdrawn) {}

    /**
     * What somebody did, with the facts of then.
     *
     * @param details but for the answers
     * @param pieces numbers of those that stood
     * @param answers to what spoke against it, each with the number of its piece
     */
    record Decision(
            AuditLine line, String when, List<Told.Detail> details, List<String> pieces, List<String> answers) {}

    /**
     * @param entries of the claim, oldest first
     * @param registry entries of the sources it names
     */
    static Dossier of(List<AuditEntry> entries, List<AuditEntry> registry, ClaimView claim, Wording words) {
        return new Making(claim, words).of(entries, registry);
    }

    /** Whom a claim's trail names, as who says it, who passed it on, or in its evidence. */
    static Set<UUID> named(List<AuditEntry> entries) {
        var named = new LinkedHashSet<UUID>();
        for (var entry : entries) {
            var facts = entry.facts();
            var piece = facts.within("piece");
            var said = Stream.of(
                    facts.within("source"),
                    facts.within("relay"),
                    facts.within("was"),
                    facts.within("is"),
                    piece.within("source"),
                    piece.within("outlet"));
            Stream.concat(said, piece.each("cites").stream())
                    .flatMap(one -> Stream.of(one, one.within("origin")))
                    .map(one -> one.text("id"))
                    .filter(Objects::nonNull)
                    .map(UUID::fromString)
                    .forEach(named::add);
        }
        return named;
    }

    private static final class Making {
        private final Wording words;
        private final Map<String, Exhibit> exhibits = new LinkedHashMap<>();
        private final List<Decision> decisions = new ArrayList<>();
        private final List<Decision> refusals = new ArrayList<>();
        private final List<AuditEntry> sources = new ArrayList<>();
        private final List<AuditEntry> stances = new ArrayList<>();
        private final ClaimView claim;
        private List<Told.Detail> passage = List.of();
        private Facts found = Facts.NONE;

        Making(ClaimView claim, Wording words) {
            this.claim = claim;
            this.words = words;
        }

        Dossier of(List<AuditEntry> entries, List<AuditEntry> registry) {
            entries.forEach(this::add);
            return new Dossier(
                    source(),
                    stance(),
                    passage,
                    List.copyOf(exhibits.values()),
                    decisions,
                    refusals,
                    registry.stream()
                            .map(entry -> decision(entry, AuditLine.of(entry, false, Map.of(), words)))
                            .toList());
        }

        /** A part has its source from the whole, and no entry of its own says who had put it right there. */
        private Standing source() {
            var at = found.within("source");
            var source = claim.source();
            var mention = at.has("name") ? at.text("name") : at.text("words");
            var first =
                    sources.isEmpty() ? mention : name(sources.get(0).facts().within("was"));
            var isThat = sources.isEmpty()
                    && (source == null ? !at.has("id") : source.id().toString().equals(at.text("id")));
            return new Standing(
                    source == null ? words.say("unattributed") : source.name(),
                    isThat ? null : first == null ? words.say("unattributed") : first,
                    corrections(sources));
        }

        private Standing stance() {
            var first =
                    found.has("stance") ? found.word("stance") : claim.stance().name();
            return new Standing(
                    words.known("stance.", claim.stance().name()),
                    stances.isEmpty() && first.equals(claim.stance().name()) ? null : words.known("stance.", first),
                    corrections(stances));
        }

        private List<String> corrections(List<AuditEntry> entries) {
            return entries.stream()
                    .map(entry -> {
                        var line = AuditLine.of(entry, false, Map.of(), words);
                        var said = words.say(
                                "dossier.correction",
                                Objects.requireNonNullElse(line.before(), words.say("unattributed")),
                                Objects.requireNonNullElse(line.after(), words.say("unattributed")),
                                line.who(),
                                words.zoned(entry.at()));
                        var reason = line.reason();
                        return reason == null ? said : said + " " + words.say("audit.reason", reason);
                    })
                    .toList();
        }

        private static @Nullable String name(Facts named) {
            return named.text("name");
        }

        private void add(AuditEntry entry) {
            var name = entry.name();
            var line = AuditLine.of(entry, false, Map.of(), words);
            if (name.equals("claim.source-corrected")) sources.add(entry);
            if (name.equals("claim.stance-corrected")) stances.add(entry);
            if (name.startsWith("refusal.")) refusals.add(decision(entry, line));
            else if (DECISIONS.contains(name) && !isRoutine(entry)) decisions.add(decision(entry, line));
            if (name.equals("claim.evidence-attached")) attached(entry, line);
            else if (name.equals("claim.evidence-withdrawn")) withdrawn(entry, line);
            else if (found.equals(Facts.NONE) && entry.facts().has("stance")) {
                found = entry.facts();
                // who says it and how they stand to it is told with what became of it
                var told = Set.of(words.say("fact.source"), words.say("fact.stance"));
                passage = line.details().stream()
                        .filter(detail -> !told.contains(detail.name()))
                        .toList();
            }
        }

        private Decision decision(AuditEntry entry, AuditLine line) {
            var pieces = entry.facts().each("evidence").stream()
                    .map(piece -> exhibits.get(piece.word("id")))
                    .filter(exhibit -> exhibit != null)
                    .map(Exhibit::number)
                    .collect(Collectors.toCollection(ArrayList::new));
            var isTold = !entry.name().equals("claim.verdict-proposed") && isTold(entry.facts());
            var left = Stream.concat(Stream.of("fact.answer"), isTold ? OF_A_PROPOSAL.stream() : Stream.empty())
                    .map(words::say)
                    .collect(Collectors.toSet());
            return new Decision(
                    line,
                    words.zoned(entry.at()),
                    line.details().stream()
                            .filter(detail -> !left.contains(detail.name()))
                            .toList(),
                    pieces,
                    isTold ? List.of() : answers(entry.facts()));
        }

        /** What is decided on stands above, by its number, in the words it was proposed in. */
        private boolean isTold(Facts facts) {
            var number = facts.within("verdict").number("number");
            return number.isPresent()
                    && decisions.stream()
                            .map(decision -> decision.line().entry())
                            .filter(earlier -> earlier.name().equals("claim.verdict-proposed"))
                            .anyMatch(earlier -> earlier.facts()
                                    .within("verdict")
                                    .number("number")
                                    .equals(number));
        }

        /** By the number of the piece that is answered. */
        private List<String> answers(Facts facts) {
            return facts.within("verdict").each("answers").stream()
                    .map(answer -> {
                        var exhibit = exhibits.get(answer.word("evidence"));
                        return exhibit == null
                                ? answer.word("words")
                                : words.say("dossier.answer", exhibit.number(), answer.word("words"));
                    })
                    .toList();
        }

        /** What the desk's table sorts by itself is nobody's decision. */
        private static boolean isRoutine(AuditEntry entry) {
            return entry.name().equals("claim.selected") && entry.role().equals(Role.SYSTEM.name());
        }

        private void attached(AuditEntry entry, AuditLine line) {
            var piece = entry.facts().within("piece");
            exhibits.put(
                    key(piece, entry),
                    new Exhibit(
                            "P-" + (exhibits.size() + 1),
                            piece.word("stance"),
                            String.valueOf(line.after()),
                            line.details(),
                            words.say("dossier.by", line.who(), words.zoned(entry.at())),
                            null));
        }

        private void withdrawn(AuditEntry entry, AuditLine line) {
            exhibits.computeIfPresent(
                    key(entry.facts().within("piece"), entry),
                    (id, piece) -> new Exhibit(
                            piece.number(),
                            piece.stance(),
                            piece.title(),
                            piece.details(),
                            piece.brought(),
                            words.say(
                                    "dossier.withdrawn",
                                    line.who(),
                                    words.zoned(entry.at()),
                                    whyWithdrawn(entry, line))));
        }

        /** Of a confidential piece the trail does not say it, and the claim only to who may read the piece. */
        private String whyWithdrawn(AuditEntry entry, AuditLine line) {
            return claim.evidence().stream()
                    .filter(piece -> piece.confidential()
                            && piece.id()
                                    .toString()
                                    .equals(entry.facts().within("piece").text("id")))
                    .map(ClaimView.EvidenceView::withdrawnReason)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(words::quoted)
                    .orElse(String.valueOf(line.reason()));
        }

        /** Entries of before do not say which piece it is; two that are called the same are one there. */
        private static String key(Facts piece, AuditEntry entry) {
            return piece.has("id") ? piece.word("id") : piece.word("title") + entry.subject();
        }
    }
}
