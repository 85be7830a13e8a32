package org.recoupe.web.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.ArticleStatus;
import org.recoupe.audit.AuditEntry;
import org.recoupe.audit.SecurityEvent;
import org.recoupe.claim.ClaimState;
import org.recoupe.claim.Involvement;
import org.recoupe.claim.SetAsideReason;
import org.recoupe.extraction.Stance;
import org.recoupe.web.Refusals;
import org.recoupe.web.Wording;

/**
 * An entry of the audit trail in words.
 *
 * @param what the action as the rest of a sentence that begins with who did it
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
            "split-off",
            "merged",
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
            "note-written");

    private static final Pattern PIECE = Pattern.compile(
            "(SUPPORTS|REFUTES|CONTEXT) ([A-Z_]+)(?:: (.*)|, (confidential [0-9a-f]{8}))", Pattern.DOTALL);

    private static final Pattern CONFIDENTIAL = Pattern.compile("confidential ([0-9a-f]{8})");
    private static final Pattern BATCH = Pattern.compile("batch of (\\d+)");
    private static final Map<String, String> ICONS = Map.ofEntries(
            Map.entry("verdict-approved", "shield"),
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
            Map.entry("accepted", "check"),
            Map.entry("selected", "check"),
            Map.entry("note-written", "asr"));

    public static AuditLine of(AuditEntry entry, boolean broken, Wording words) {
        var action = entry.action();
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
                        || action.equals("reopened"),
                value(entry, entry.before(), words),
                value(entry, entry.after(), words),
                reason(entry, words),
                entry.hash().substring(0, Math.min(12, entry.hash().length())),
                broken,
                odd(entry),
                object(entry, words),
                href(entry));
    }

    /** As the module says it, or as Recoupe itself does it, or as anybody. */
    private static String did(AuditEntry entry, Wording words) {
        var module = entry.kind().substring(0, Math.max(0, entry.kind().indexOf('.')));
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
        return entry.action().equals("verdict-approved") && entry.reason() != null ? "exception" : null;
    }

    private static String object(AuditEntry entry, Wording words) {
        var object = entry.object();
        if (object.startsWith("revision ")) return words.say("version", object.substring("revision ".length()));
        if (object.equals("stand-in") || object.equals("article")) return words.say("audit.object." + object);
        var told = words.known("step.", object);
        return told.equals(object) ? words.known("door.", object) : told;
    }

    private static @Nullable String href(AuditEntry entry) {
        if (entry.claim() != null) return "/claims/" + entry.claim() + "/audit";
        return entry.subject().startsWith("article:")
                ? "/articles/" + entry.subject().substring("article:".length())
                : null;
    }

    private static @Nullable String value(AuditEntry entry, @Nullable String raw, Wording words) {
        if (raw == null) return null;
        if (Stream.of(ClaimState.values()).anyMatch(state -> state.name().equals(raw))
                && !entry.kind().startsWith("article.")) {
            return words.say("state." + raw);
        }
        if (Stream.of(ArticleStatus.values()).anyMatch(status -> status.name().equals(raw)))
            return words.say("status." + raw);
        if (Stream.of(Stance.values()).anyMatch(stance -> stance.name().equals(raw))) return words.say("stance." + raw);
        if (entry.action().equals("handed-over") || entry.kind().startsWith("standin.")) return words.who(raw);
        if (entry.action().equals(SecurityEvent.SIGNED_OUT_ELSEWHERE.action()))
            return words.say("sessions.n", Integer.parseInt(raw));
        // the id of the request; what it says is the reason
        if (entry.action().startsWith("reopening-")) return null;
        // who took it or put it back is who did it
        if (entry.action().equals("taken") || entry.action().equals("released")) return null;
        var piece = PIECE.matcher(raw);
        if (piece.matches()) {
            return words.known("evidence.", piece.group(1)) + ", " + words.known("kind.", piece.group(2)) + " : "
                    + (piece.group(3) == null ? confidential(piece.group(4), words) : words.quoted(piece.group(3)));
        }
        if (entry.kind().startsWith("identity.")) return identity(entry, raw, words);
        if (raw.startsWith("revision ")) return words.say("version", raw.substring("revision ".length()));
        return time(raw, words);
    }

    /** Which piece, and who had asked about it; that is not what was before. */
    private static @Nullable String identity(AuditEntry entry, String raw, Wording words) {
        if (!CONFIDENTIAL.matcher(raw).matches()) return null;
        var asker = entry.before();
        return confidential(raw, words) + (asker == null ? "" : ", " + words.say("audit.asker", words.who(asker)));
    }

    /** Without its alias: administrators read the trail too. */
    private static String confidential(String piece, Wording words) {
        return words.say("audit.confidential", piece.substring(piece.indexOf(' ') + 1));
    }

    private static String time(String raw, Wording words) {
        try {
            return words.moment(Instant.parse(raw));
        } catch (DateTimeException notATime) {
            return raw;
        }
    }

    private static @Nullable String reason(AuditEntry entry, Wording words) {
        var raw = entry.reason();
        if (raw == null) return null;
        if (Stream.of(SetAsideReason.values()).anyMatch(reason -> reason.name().equals(raw)))
            return words.say("set-aside." + raw);
        if (Stream.of(Involvement.values()).anyMatch(why -> why.name().equals(raw)))
            return words.say("involved." + raw);
        if (raw.equals(Refusals.NO_SUPERVISOR)) return words.say("involved." + raw);
        if (entry.action().equals("identity-granted")) return words.say("identity.until", time(raw, words));
        if (entry.kind().startsWith("refusal.identity-")) return words.known("identity.why.", raw);
        if (entry.action().endsWith("-step-refused")) return words.known("step.", raw);
        var batch = BATCH.matcher(raw);
        if (batch.matches() && entry.action().equals("verdict-approved")) return words.say("batch.of", batch.group(1));
        return words.quoted(raw);
    }
}
