package org.recoupe.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.Reference;

/**
 * One line of the audit trail: who did what to what, when, which states it moved between, and the facts, which are kept apart so that
 * they can be taken away one day while the chain still holds.
 *
 * @param seq order of writing over the whole house
 * @param subject name of the chain it is in: {@code claim:…}, {@code article:…}, {@code refusals}
 * @param n place in that chain, from 1
 * @param kind what happened and in which version it is written: {@code claim.verdict-approved.v2}
 * @param role the actor acted in
 * @param object what of the subject it concerns, for people: "C-4183"; in entries of before "C-8", the eighth of its story
 * @param article the story it is about or its claim is of; null in entries of before, and where there is none
 * @param before and {@code after}: states, holders, times, numbers; in the first version also words
 * @param reason in the first version only; today it is among the facts
 * @param model version of the extraction, decision table or process that had a part in it
 * @param body canonical JSON of the above with the digest of the facts, exactly as hashed
 * @param previous hash of the entry before in the chain; 64 zeros for the first
 * @param standingInFor for whom the actor did it, or null
 * @param byException whether a verdict was approved although the evidence rule says no
 * @param written the facts as they were hashed; null in the first version, or if they were taken away
 */
public record AuditEntry(
        long seq,
        String subject,
        int n,
        String kind,
        Instant at,
        String actor,
        String role,
        String desk,
        String action,
        String object,
        @Nullable UUID claim,
        @Nullable UUID article,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason,
        @Nullable String model,
        String body,
        String previous,
        String hash,
        @Nullable String standingInFor,
        boolean byException,
        @Nullable Written written) {

    /** Before the first link of every chain. */
    public static final String NOTHING = "0".repeat(64);

    /**
     * Facts as they were hashed.
     *
     * @param salt in hexadecimal; without it nobody can guess from the digest what was taken away
     * @param json canonical, RFC 8785
     */
    public record Written(String salt, String json) {
        /** SHA-256 of salt and text: what the chain holds. */
        String digest() {
            return Canonical.digest(HexFormat.of().parseHex(salt), json);
        }
    }

    /** All there are, to be narrowed and ordered. */
    public static final String ALL = "select * from audit_view_entry";

    /** From a row of {@code audit_view_entry}. */
    public static AuditEntry of(ResultSet row) throws SQLException {
        var facts = row.getString("facts");
        return new AuditEntry(
                row.getLong("seq"),
                row.getString("subject"),
                row.getInt("n"),
                row.getString("kind"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("role"),
                row.getString("desk"),
                row.getString("action"),
                row.getString("object"),
                row.getObject("claim", UUID.class),
                row.getObject("article", UUID.class),
                row.getString("before"),
                row.getString("after"),
                row.getString("reason"),
                row.getString("model"),
                row.getString("body"),
                row.getString("previous"),
                row.getString("hash"),
                row.getString("standing_in_for"),
                row.getBoolean("by_exception"),
                facts == null ? null : new Written(row.getString("salt"), facts));
    }

    /** Whether its object is the claim it is about, by whichever name it had then. */
    public boolean namesItsClaim() {
        return claim != null && Reference.isWritten(object);
    }

    /** {@code claim.verdict-approved}: what happened, however it is written. */
    public String name() {
        return kind.substring(0, kind.lastIndexOf('.'));
    }

    /**
     * The same fields for entries of every version; empty where the facts were taken away. Why a confidential piece was withdrawn is not among
     * them: until 1 December 2026 it was written down, and may name who must not be named.
     */
    public Facts facts() {
        var facts = told();
        return saysTooMuch(facts) ? facts.without("reason") : facts;
    }

    private Facts told() {
        if (FirstVersion.is(kind)) return FirstVersion.facts(kind, object, before, after, reason);
        return written == null ? Facts.NONE : Canonical.read(written.json());
    }

    private boolean saysTooMuch(Facts facts) {
        return action.equals("evidence-withdrawn") && facts.within("piece").yes("confidential") && facts.has("reason");
    }

    /** Whether what was written is not for everybody who may read the trail. */
    public boolean isForFewer() {
        return saysTooMuch(told());
    }

    /** The state, holder, time or number it was before; null if there is none. */
    public @Nullable String from() {
        return FirstVersion.is(kind) ? FirstVersion.moved(kind, before) : before;
    }

    /** The state, holder, time or number it is since. */
    public @Nullable String to() {
        return FirstVersion.is(kind) ? FirstVersion.moved(kind, after) : after;
    }

    /** Whether its facts should be there and are not. */
    public boolean isWithoutFacts() {
        return !FirstVersion.is(kind) && written == null;
    }

    /** Whether what it says is what was hashed: enough to see that it was changed, not that one beside it was taken away. */
    public boolean isAsWritten() {
        return saysWhatWasHashed() && hash.equals(hashOf(n, previous, kind, subject, body));
    }

    /** Whether what people read in it is what is in the hashed text. Facts that were taken away say nothing else. */
    boolean saysWhatWasHashed() {
        if (FirstVersion.is(kind)) {
            return written == null
                    && body.equals(FirstVersion.body(
                            action, actor, role, standingInFor, at, desk, object, claim, before, after, reason, model));
        }
        var digest = written == null ? Canonical.read(body).text("facts") : written.digest();
        return reason == null && digest != null && body.equals(body(digest));
    }

    /** What is hashed of an entry with facts of this digest. */
    private String body(String digest) {
        var fields = new TreeMap<String, Object>();
        fields.put("action", action);
        fields.put("actor", actor);
        fields.put("at", at.toString());
        fields.put("desk", desk);
        fields.put("facts", digest);
        fields.put("object", object);
        fields.put("role", role);
        if (after != null) fields.put("after", after);
        if (article != null) fields.put("article", article.toString());
        if (before != null) fields.put("before", before);
        if (byException) fields.put("exception", true);
        if (claim != null) fields.put("claim", claim.toString());
        if (model != null) fields.put("model", model);
        if (standingInFor != null) fields.put("for", standingInFor);
        return Canonical.json(fields);
    }

    /** Whether it is the next link after this head. */
    public boolean follows(int last, String head) {
        return n == last + 1 && previous.equals(head) && hash.equals(hashOf(n, head, kind, subject, body));
    }

    /** SHA-256 over the parts. */
    static String hashOf(int n, String previous, String kind, String subject, String body) {
        return Canonical.hash(List.of(Integer.toString(n), previous, kind, subject, body));
    }

    /** Itself as the next link after this head, with what is hashed put in. Its place in the house comes from the database. */
    public AuditEntry linked(int last, String head) {
        var text = body(written == null ? "" : written.digest());
        return new AuditEntry(
                seq,
                subject,
                last + 1,
                kind,
                at,
                actor,
                role,
                desk,
                action,
                object,
                claim,
                article,
                before,
                after,
                reason,
                model,
                text,
                head,
                hashOf(last + 1, head, kind, subject, text),
                standingInFor,
                byException,
                written);
    }
}
