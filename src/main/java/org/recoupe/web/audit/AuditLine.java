package org.recoupe.web.audit;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditEntry;
import org.recoupe.kernel.Reference;
import org.recoupe.web.Wording;

/**
 * An entry of the audit trail in words.
 *
 * @param what the action as the rest of a sentence that begins with who did it
 * @param details what else there is to know
 * @param hash its beginning; the whole is in {@code entry}
 * @param broken whether the chain breaks here
 * @param odd whether it was refused, or an exception from a rule: the tail of a message, or null
 * @param object what it concerns
 * @param href where that is to be seen
 */
public record AuditLine(
        AuditEntry entry,
        String day,
        String time,
        String moment,
        String who,
        String role,
        String what,
        String icon,
        boolean weighty,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason,
        List<Told.Detail> details,
        String hash,
        boolean broken,
        @Nullable String odd,
        String object,
        @Nullable String href) {

    /** Actions one can ask for, in the order things happen. */
    static final List<String> ACTIONS = List.of(
            "received",
            "extracted",
            "extraction-failed",
            "entered-by-hand",
            "found-again",
            "gone-from-text",
            "added-by-hand",
            "selected",
            "set-aside",
            "source-corrected",
            "ends-moved",
            "stance-corrected",
            "proposition-corrected",
            "classified",
            "marked",
            "mark-withdrawn",
            "split-off",
            "merged",
            "paired",
            "pair-closing-proposed",
            "pair-closed",
            "pair-opened",
            "close-pair-refused",
            "read-again",
            "accepted",
            "verification-started",
            "scheduled",
            "taken",
            "released",
            "handed-over",
            "holder-left",
            "holder-lost-role",
            "arranged",
            "ended",
            "restored",
            "reminded",
            "escalated",
            "evidence-attached",
            "evidence-withdrawn",
            "verdict-proposed",
            "verdict-withdrawn",
            "verdict-returned",
            "approval-given",
            "verdict-approved",
            "second-reading-agreed",
            "second-reading-dissented",
            "second-pair-of-eyes-refused",
            "complete-step-refused",
            "assign-step-refused",
            "reopening-asked",
            "reopening-withdrawn",
            "reopening-declined",
            "decline-reopening-refused",
            "reopened",
            "reopen-refused",
            "set-aside-refused",
            "merge-refused",
            "identity-asked",
            "identity-agreed",
            "identity-granted",
            "identity-denied",
            "identity-read",
            "identity-read-refused",
            "identity-agree-refused",
            "identity-refuse-refused",
            "origins-joined",
            "origins-separated",
            "origins-attested",
            "identity-attest-refused",
            "note-written",
            "entered",
            "described",
            "joined",
            "parted",
            "tied",
            "tie-withdrawn",
            "grade-proposed",
            "graded",
            "standing-said",
            "competence-said",
            "competence-withdrawn",
            "put-on-hold",
            "hold-lifted");

    private static final Map<String, String> ICONS = Map.ofEntries(
            Map.entry("verdict-approved", "shield"),
            Map.entry("approval-given", "shield"),
            Map.entry("second-reading-agreed", "eye"),
            Map.entry("second-reading-dissented", "alert"),
            Map.entry("verdict-proposed", "user"),
            Map.entry("verdict-returned", "undo"),
            Map.entry("verdict-withdrawn", "undo"),
            Map.entry("second-pair-of-eyes-refused", "x"),
            Map.entry("complete-step-refused", "x"),
            Map.entry("assign-step-refused", "x"),
            Map.entry("handed-over", "user"),
            Map.entry("arranged", "user"),
            Map.entry("evidence-attached", "plus"),
            Map.entry("evidence-withdrawn", "x"),
            Map.entry("escalated", "alert"),
            Map.entry("reminded", "clock"),
            Map.entry("restored", "alert"),
            Map.entry("scheduled", "clock"),
            Map.entry("signed-in", "user"),
            Map.entry("signed-out", "user"),
            Map.entry("signed-out-elsewhere", "user"),
            Map.entry("session-ended", "clock"),
            Map.entry("sign-in-failed", "alert"),
            Map.entry("access-refused", "x"),
            Map.entry("exported", "dl"),
            Map.entry("limit-reached", "clock"),
            Map.entry("taken", "user"),
            Map.entry("released", "user"),
            Map.entry("holder-left", "alert"),
            Map.entry("holder-lost-role", "alert"),
            Map.entry("source-corrected", "edit"),
            Map.entry("ends-moved", "edit"),
            Map.entry("stance-corrected", "edit"),
            Map.entry("proposition-corrected", "edit"),
            Map.entry("classified", "edit"),
            Map.entry("marked", "edit"),
            Map.entry("mark-withdrawn", "undo"),
            Map.entry("identity-asked", "lock"),
            Map.entry("identity-agreed", "check"),
            Map.entry("identity-granted", "shield"),
            Map.entry("identity-denied", "x"),
            Map.entry("identity-read", "eye"),
            Map.entry("identity-read-refused", "x"),
            Map.entry("identity-agree-refused", "x"),
            Map.entry("identity-refuse-refused", "x"),
            Map.entry("reopening-asked", "undo"),
            Map.entry("reopening-withdrawn", "x"),
            Map.entry("reopening-declined", "x"),
            Map.entry("reopened", "undo"),
            Map.entry("decline-reopening-refused", "x"),
            Map.entry("reopen-refused", "x"),
            Map.entry("set-aside-refused", "x"),
            Map.entry("merge-refused", "x"),
            Map.entry("paired", "link"),
            Map.entry("origins-joined", "link"),
            Map.entry("origins-separated", "undo"),
            Map.entry("origins-attested", "shield"),
            Map.entry("identity-attest-refused", "x"),
            Map.entry("pair-closing-proposed", "user"),
            Map.entry("pair-closed", "check"),
            Map.entry("pair-opened", "bolt"),
            Map.entry("close-pair-refused", "x"),
            Map.entry("accepted", "check"),
            Map.entry("selected", "check"),
            Map.entry("note-written", "asr"),
            Map.entry("put-on-hold", "alert"),
            Map.entry("hold-lifted", "undo"));

    /** @param references of claims, which entries of before name otherwise */
    public static AuditLine of(AuditEntry entry, boolean broken, Map<UUID, Reference> references, Wording words) {
        var action = entry.action();
        var told = Told.of(entry, words);
        return new AuditLine(
                entry,
                words.day(entry.at()),
                words.time(entry.at()),
                words.moment(entry.at()),
                who(entry, words),
                words.known("role.", entry.role()),
                did(entry, words),
                ICONS.getOrDefault(action, "log"),
                action.startsWith("verdict-")
                        || action.equals("identity-granted")
                        || action.equals("identity-read")
                        || action.endsWith("-refused")
                        || action.startsWith("reopening-")
                        || action.startsWith("pair-")
                        || action.equals("reopened"),
                told.before(),
                told.after(),
                told.reason(),
                told.details(),
                entry.hash().substring(0, Math.min(12, entry.hash().length())),
                broken,
                odd(entry),
                object(entry, references, words),
                href(entry));
    }

    /** As the module says it, or as Recoupe itself does it, or as anybody. */
    private static String did(AuditEntry entry, Wording words) {
        var module = entry.name().substring(0, entry.name().indexOf('.'));
        return Stream.of("action." + module + ".", "action." + entry.role() + ".", "action.")
                .map(prefix -> words.known(prefix, entry.action()))
                .filter(told -> !told.equals(entry.action()))
                .findFirst()
                .orElse(entry.action());
    }

    private static String who(AuditEntry entry, Wording words) {
        var person = words.who(entry.actor());
        return entry.standingInFor() == null
                ? person
                : words.say("audit.for", person, words.who(entry.standingInFor()));
    }

    private static @Nullable String odd(AuditEntry entry) {
        if (entry.action().endsWith("-refused")) return "refused";
        return entry.facts().has("grant") ? "exception" : null;
    }

    private static String object(AuditEntry entry, Map<UUID, Reference> references, Wording words) {
        var object = entry.object();
        if (entry.name().startsWith("source.")) return entry.facts().word("source");
        if (entry.name().startsWith("article."))
            return words.say("version", entry.facts().number("revision").orElse(1));
        if (object.equals("stand-in") || object.equals("article")) return words.say("audit.object." + object);
        if (entry.namesItsClaim()) {
            var now = references.get(entry.claim());
            // a claim that is not there any more is called nothing
            return now == null ? words.say("audit.object.claim") : now.toString();
        }
        var told = words.known("step.", object);
        return told.equals(object) ? words.known("door.", object) : told;
    }

    private static @Nullable String href(AuditEntry entry) {
        if (entry.claim() != null) return "/claims/" + entry.claim() + "/audit";
        if (entry.subject().startsWith("source:"))
            return "/sources/" + entry.subject().substring("source:".length());
        return entry.subject().startsWith("article:")
                ? "/articles/" + entry.subject().substring("article:".length())
                : null;
    }
}
