package org.recoupe.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Facts;
import tools.jackson.databind.json.JsonMapper;

/**
 * Entries as they were written until facts had fields: everything in four columns, words and all. Nothing is written like this any more;
 * what stands is read for ever, and this is the only place where its sentences are taken apart.
 */
final class FirstVersion {
    static final String SUFFIX = ".v1";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern PIECE = Pattern.compile(
            "(SUPPORTS|REFUTES|CONTEXT) ([A-Z_]+)(?:: (.*)|, confidential ([0-9a-f]{8}))", Pattern.DOTALL);
    private static final Pattern CONFIDENTIAL = Pattern.compile("confidential ([0-9a-f]{8})");
    private static final Pattern BATCH = Pattern.compile("batch of (\\d{1,4})");
    private static final Pattern NUMBER = Pattern.compile("C-(\\d{1,9})");
    private static final Pattern REVISION = Pattern.compile("revision (\\d{1,9})");

    private FirstVersion() {}

    /** What was hashed: keys in alphabetical order, nothing left out, no spaces. */
    static String body(
            String action,
            String actor,
            String role,
            @Nullable String standingInFor,
            Instant at,
            String desk,
            String object,
            @Nullable UUID claim,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason,
            @Nullable String model) {
        var fields = new TreeMap<String, @Nullable Object>();
        fields.put("action", action);
        fields.put("actor", actor);
        fields.put("after", after);
        fields.put("at", at.toString());
        fields.put("before", before);
        fields.put("claim", claim == null ? null : claim.toString());
        fields.put("desk", desk);
        // only where somebody stood in: what was written before anybody could must hash as it did
        if (standingInFor != null) fields.put("for", standingInFor);
        fields.put("model", model);
        fields.put("object", object);
        fields.put("reason", reason);
        fields.put("role", role);
        return JSON.writeValueAsString(fields);
    }

    /** What an entry says in the fields of today, as far as it said it at all. */
    static Facts facts(
            String kind, String object, @Nullable String before, @Nullable String after, @Nullable String reason) {
        var name = kind.substring(0, kind.length() - SUFFIX.length());
        if (name.startsWith("refusal.")) return Facts.of("why", reason);
        if (name.startsWith("step.")) return Facts.of("step", object);
        if (name.startsWith("article.")) return article(name, object, reason);
        if (name.startsWith("standin.")) return between(reason);
        if (name.startsWith("identity.")) return identity(name, before, after, reason);
        return switch (name) {
            case "claim.evidence-attached" -> Facts.of("piece", piece(after));
            case "claim.evidence-withdrawn" -> Facts.of("piece", piece(before)).with("reason", reason);
            case "claim.source-corrected" ->
                Facts.of("was", Facts.of("name", before)).with("is", Facts.of("name", after));
            case "claim.ends-moved", "claim.stance-corrected", "claim.merged" ->
                Facts.of("was", before).with("is", after);
            case "claim.split-off" -> Facts.of("words", after);
            case "claim.verdict-proposed" -> Facts.of("verdict", Facts.of("exception", reason));
            case "claim.verdict-approved" -> approved(reason);
            case "claim.second-reading-agreed", "claim.second-reading-dissented" -> Facts.of("note", reason);
            case "discussion.note-written" -> Facts.of("text", after);
            case "security.exported", "security.limit-reached", "security.signed-out-elsewhere" ->
                Facts.of("detail", after);
            default -> Facts.of("reason", reason);
        };
    }

    /** Where it moved from and to, if that is what its columns say, and no words or names. */
    static @Nullable String moved(String kind, @Nullable String value) {
        if (value == null) return null;
        var revision = REVISION.matcher(value);
        return switch (kind.substring(0, kind.length() - SUFFIX.length())) {
            case "claim.evidence-attached",
                    "claim.evidence-withdrawn",
                    "claim.source-corrected",
                    "claim.ends-moved",
                    "claim.stance-corrected",
                    "claim.merged",
                    "claim.split-off",
                    "discussion.note-written",
                    "identity.identity-asked",
                    "identity.identity-agreed",
                    "identity.identity-granted",
                    "identity.identity-denied",
                    "identity.identity-read",
                    "security.exported",
                    "security.limit-reached",
                    "security.signed-out-elsewhere" -> null;
            default -> revision.matches() ? revision.group(1) : value;
        };
    }

    /** "C-8" of an entry is the eighth claim of its story. */
    static Optional<Integer> numberInStory(@Nullable String word) {
        var number = NUMBER.matcher(word == null ? "" : word);
        return number.matches() ? Optional.of(Integer.valueOf(number.group(1))) : Optional.empty();
    }

    private static Facts article(String name, String object, @Nullable String reason) {
        var revision = REVISION.matcher(object);
        var facts = Facts.of("revision", revision.matches() ? Integer.valueOf(revision.group(1)) : null);
        return name.equals("article.read-again") ? facts.with("language", reason) : facts.with("reason", reason);
    }

    private static Facts between(@Nullable String times) {
        if (times == null) return Facts.NONE;
        var both = times.split("/", 2);
        return Facts.of("from", both[0]).with("until", both.length < 2 ? null : both[1]);
    }

    private static Facts identity(
            String name, @Nullable String asker, @Nullable String piece, @Nullable String reason) {
        var confidential = CONFIDENTIAL.matcher(piece == null ? "" : piece);
        var facts = Facts.of("piece", confidential.matches() ? confidential.group(1) : null)
                .with("asker", asker);
        return name.equals("identity.identity-granted") ? facts.with("until", reason) : facts.with("reason", reason);
    }

    private static Facts approved(@Nullable String reason) {
        var batch = BATCH.matcher(reason == null ? "" : reason);
        return batch.matches() ? Facts.of("together", Integer.valueOf(batch.group(1))) : Facts.of("grant", reason);
    }

    private static Facts piece(@Nullable String words) {
        var piece = PIECE.matcher(words == null ? "" : words);
        if (!piece.matches()) return Facts.of("title", words);
        var facts = Facts.of("stance", piece.group(1)).with("kind", piece.group(2));
        return piece.group(4) == null
                ? facts.with("title", piece.group(3))
                : facts.with("confidential", true).with("id", piece.group(4));
    }

    /** Whether an entry was written like this. */
    static boolean is(String kind) {
        return kind.endsWith(SUFFIX);
    }
}
