package org.recoupe.confidential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.Verification;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.NotPermitted;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Refusal;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Subject;
import org.recoupe.kernel.Unknown;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps who confidential sources are. Whoever attached a piece may read it; anybody else who verifies or decides on the desk asks with
 * a reason, and two custodians, neither of them the asker, agree or one refuses. Every step is on record with the claim.
 */
@Service
@Transactional
public class Identities {
    private static final int NEEDED = 2;

    private final Verification verification;
    private final Safe safe;
    private final IdentityFile file;
    private final ConfidentialSettings settings;
    private final JdbcClient sql;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Identities(
            Verification verification,
            Safe safe,
            IdentityFile file,
            ConfidentialSettings settings,
            JdbcClient sql,
            ApplicationEventPublisher events,
            Clock clock) {
        this.verification = verification;
        this.safe = safe;
        this.file = file;
        this.settings = settings;
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A piece from a source that must not be named, by whoever holds the claim.
     *
     * @return the piece's id
     * @throws IdentityRejected.NoKey if no identities are kept here
     */
    public UUID attach(UUID claim, ConfidentialPiece piece, Actor actor) {
        var evidence = verification.attach(claim, piece.details(), actor);
        var lines = verification.closeTo(claim, piece.details().confidence(), actor);
        safe.put(evidence, piece.identity().closeTo(lines));
        return evidence;
    }

    /** How long what was granted may be read. */
    public Duration readableFor() {
        return settings.readableFor();
    }

    /**
     * @return the request's id
     * @throws IdentityRejected if they may read it already, or have asked
     */
    public UUID ask(UUID claim, UUID evidence, @Nullable String reason, Actor actor) {
        var piece = piece(claim, evidence, actor);
        var by = actor.acting(Permission.LEARN_IDENTITY, piece.desk());
        var why = given(reason);
        switch (file.of(piece, actor).way()) {
            case THEIRS, GRANTED -> throw new IdentityRejected.NothingToAsk("may-read");
            case ASKED -> throw new IdentityRejected.NothingToAsk("asked-already");
            default -> {}
        }
        if (!safe.isOpen()) throw new IdentityRejected.NoKey();
        var id = UUID.randomUUID();
        var asked = sql.sql("""
                        insert into identity_request (id, evidence, asked_by, reason, asked_at)
                        values (:id, :evidence, :by, :reason, :now) on conflict do nothing""")
                .param("id", id)
                .param("evidence", evidence)
                .param("by", by.userId())
                .param("reason", why)
                .param("now", time(now()))
                .update();
        if (asked == 0) throw new IdentityRejected.NothingToAsk("asked-already");
        events.publishEvent(new IdentityEvent.IdentityAsked(change(piece, by, null), why));
        return id;
    }

    /** A custodian agrees; the second one grants it for a while. */
    public void agree(UUID request, Actor actor) {
        var asked = request(request, actor);
        var by = deciding(asked, actor, "identity-agree");
        if (asked.agreed().contains(by.userId())) throw new IdentityRejected.TwoOthers("agreed-already");
        sql.sql("insert into identity_agreement (request, custodian, agreed_at) values (:request, :by, :now)")
                .param("request", request)
                .param("by", by.userId())
                .param("now", time(now()))
                .update();
        var change = change(piece(asked.claim(), asked.evidence(), actor), by, asked.askedBy());
        if (asked.agreed().size() + 1 < NEEDED) {
            events.publishEvent(new IdentityEvent.IdentityAgreed(change));
            return;
        }
        var until = now().plus(settings.readableFor());
        sql.sql("update identity_request set granted_at = :now, readable_until = :until where id = :id")
                .param("now", time(now()))
                .param("until", time(until))
                .param("id", request)
                .update();
        events.publishEvent(new IdentityEvent.IdentityGranted(change, until));
    }

    /** One custodian is enough to refuse, also one who agreed before. */
    public void refuse(UUID request, @Nullable String reason, Actor actor) {
        var asked = request(request, actor);
        var by = deciding(asked, actor, "identity-refuse");
        var why = given(reason);
        sql.sql("update identity_request set refused_by = :by, refusal = :reason, refused_at = :now where id = :id")
                .param("by", by.userId())
                .param("reason", why)
                .param("now", time(now()))
                .param("id", request)
                .update();
        events.publishEvent(new IdentityEvent.IdentityDenied(
                change(piece(asked.claim(), asked.evidence(), actor), by, asked.askedBy()), why));
    }

    /**
     * Who the source is. That it was read is on record, and that it was refused too.
     *
     * @throws IdentityRejected.NotGranted if it is not theirs and was not granted, or not any more
     */
    public Identity read(UUID claim, UUID evidence, Actor actor) {
        var piece = piece(claim, evidence, actor);
        var by = reading(piece, actor);
        if (!file.of(piece, actor).mayRead()) {
            refused(piece, by, "identity-read", "not-granted");
            throw new IdentityRejected.NotGranted();
        }
        var identity = safe.take(evidence);
        sql.sql("insert into identity_reading (evidence, reader, read_at) values (:evidence, :reader, :now)")
                .param("evidence", evidence)
                .param("reader", by.userId())
                .param("now", time(now()))
                .update();
        events.publishEvent(new IdentityEvent.IdentityRead(change(piece, by, null)));
        return identity;
    }

    private Acting reading(IdentityFile.Piece piece, Actor actor) {
        try {
            return actor.acting(Permission.LEARN_IDENTITY, piece.desk());
        } catch (NotPermitted refusal) {
            var role = actor.roles().stream().sorted().findFirst().orElse(Role.SYSTEM);
            refused(piece, new Acting(actor.userId(), role), "identity-read", "not-permitted");
            throw refusal;
        }
    }

    /** The custodian, unless they are the asker or it is decided. */
    private Acting deciding(IdentityRequest asked, Actor actor, String attempt) {
        var by = actor.acting(Permission.GRANT_IDENTITY, asked.desk());
        if (asked.askedBy().equals(by.userId())) {
            refused(piece(asked.claim(), asked.evidence(), actor), by, attempt, "own-request");
            throw new IdentityRejected.TwoOthers("own-request");
        }
        if (!asked.isOpen()) throw new IdentityRejected.Decided();
        return by;
    }

    private void refused(IdentityFile.Piece piece, Acting by, String attempt, String why) {
        events.publishEvent(new Refusal(
                Subject.claim(piece.claim()),
                piece.desk(),
                by,
                attempt,
                piece.reference().toString(),
                why));
    }

    private IdentityFile.Piece piece(UUID claim, UUID evidence, Actor actor) {
        return file.piece(claim, evidence, actor).orElseThrow(() -> new Unknown("evidence"));
    }

    private IdentityRequest request(UUID request, Actor actor) {
        return file.locked(request, actor).orElseThrow(() -> new Unknown("request"));
    }

    private static IdentityEvent.Change change(IdentityFile.Piece piece, Acting by, @Nullable String asker) {
        return new IdentityEvent.Change(piece.claim(), piece.desk(), piece.reference(), piece.id(), by, asker);
    }

    private static String given(@Nullable String reason) {
        new Invalid.Check().required("reason", reason, 2000).orRefuse();
        return reason == null ? "" : reason.strip();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
