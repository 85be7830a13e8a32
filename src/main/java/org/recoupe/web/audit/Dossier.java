package org.recoupe.web.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditEntry;
import org.recoupe.kernel.Facts;
import org.recoupe.web.Wording;

/**
 * The file of one claim, out of its trail alone: what was said by whom, on what evidence, what was decided, why and by whom. What it says of
 * a decision is what was so then.
 *
 * @param passage what the text says and who says it there, as it was first found
 * @param exhibits numbered in the order they were brought
 * @param refusals what somebody tried and was refused
 */
record Dossier(List<Told.Detail> passage, List<Exhibit> exhibits, List<Decision> decisions, List<Decision> refusals) {

    /** What people decide about a claim; the rest of the trail is how it came there. */
    private static final Set<String> DECISIONS = Set.of(
            "claim.set-aside",
            "claim.source-corrected",
            "claim.ends-moved",
            "claim.stance-corrected",
            "claim.merged",
            "claim.verdict-proposed",
            "claim.verdict-withdrawn",
            "claim.verdict-returned",
            "claim.verdict-approved",
            "claim.reopening-asked",
            "claim.reopening-withdrawn",
            "claim.reopening-declined",
            "claim.reopened",
            "claim.second-reading-agreed",
            "claim.second-reading-dissented");

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
     * @param pieces numbers of those that stood
     */
    record Decision(AuditLine line, String when, List<String> pieces) {}

    /** @param entries of the claim, oldest first */
    static Dossier of(List<AuditEntry> entries, Wording words) {
        return new Making(words).of(entries);
    }

    private static final class Making {
        private final Wording words;
        private final Map<String, Exhibit> exhibits = new LinkedHashMap<>();
        private final List<Decision> decisions = new ArrayList<>();
        private final List<Decision> refusals = new ArrayList<>();
        private List<Told.Detail> passage = List.of();

        Making(Wording words) {
            this.words = words;
        }

        Dossier of(List<AuditEntry> entries) {
            entries.forEach(this::add);
            return new Dossier(passage, List.copyOf(exhibits.values()), decisions, refusals);
        }

        private void add(AuditEntry entry) {
            var name = entry.name();
            var line = AuditLine.of(entry, false, Map.of(), words);
            if (name.startsWith("refusal.")) refusals.add(decision(entry, line));
            else if (DECISIONS.contains(name)) decisions.add(decision(entry, line));
            else if (name.equals("claim.evidence-attached")) attached(entry, line);
            else if (name.equals("claim.evidence-withdrawn")) withdrawn(entry, line);
            else if (passage.isEmpty()
                    && line.details().size() > 1
                    && entry.facts().has("words")) passage = line.details();
        }

        private Decision decision(AuditEntry entry, AuditLine line) {
            var pieces = entry.facts().each("evidence").stream()
                    .map(piece -> exhibits.get(piece.word("id")))
                    .filter(exhibit -> exhibit != null)
                    .map(Exhibit::number)
                    .collect(Collectors.toCollection(ArrayList::new));
            return new Decision(line, words.zoned(entry.at()), pieces);
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
                                    String.valueOf(line.reason()))));
        }

        /** Entries of before do not say which piece it is; two that are called the same are one there. */
        private static String key(Facts piece, AuditEntry entry) {
            return piece.has("id") ? piece.word("id") : piece.word("title") + entry.subject();
        }
    }
}
