package org.recoupe.confidential;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.Confided;
import org.recoupe.claim.Recognition;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where identities lie sealed. Without a key it stays shut, and everything else in the newsroom goes on. */
public class Safe implements SmartInitializingSingleton, Recognition, Confided {
    private final @Nullable IdentityKey key;
    private final JdbcClient sql;

    Safe(@Nullable IdentityKey key, JdbcClient sql) {
        this.key = key;
        this.sql = sql;
    }

    /** At the start: a key that opens nothing of what is there is no key to go on with. */
    @Override
    public void afterSingletonsInstantiated() {
        if (key == null) return;
        sealedWith().filter(other -> !isOurs(other, key)).ifPresent(other -> {
            throw IdentityKey.another();
        });
    }

    /** Whether there is a key to it. */
    public boolean isOpen() {
        return key != null;
    }

    /** @throws IdentityRejected.NoKey if it is shut */
    void put(UUID evidence, Identity identity) {
        var key = key();
        sql.sql("insert into identity_key (fingerprint) values (:fingerprint) on conflict do nothing")
                .param("fingerprint", key.fingerprint())
                .update();
        // another node may have been the first, with another key
        if (sealedWith().filter(first -> isOurs(first, key)).isEmpty()) throw IdentityKey.another();
        sql.sql(
                        "insert into sealed_identity (evidence, key_fingerprint, sealed) values (:evidence, :fingerprint, :sealed)")
                .param("evidence", evidence)
                .param("fingerprint", key.fingerprint())
                .param("sealed", key.seal(evidence, identity))
                .update();
    }

    /** @throws IdentityRejected.NoKey if it is shut */
    Identity take(UUID evidence) {
        var sealed = sql.sql("select sealed from sealed_identity where evidence = :evidence")
                .param("evidence", evidence)
                .query((row, i) -> row.getBytes(1))
                .single();
        return key().open(evidence, sealed);
    }

    /**
     * What stands for some bytes that may have an identity in them, where the bytes themselves must not be kept; empty without a key,
     * as no identity is taken then.
     */
    public Optional<String> recognised(byte[] bytes) {
        return Optional.ofNullable(key).map(k -> HexFormat.of().formatHex(k.recognised(bytes)));
    }

    @Override
    public Optional<String> of(String words) {
        return recognised(words.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Map<UUID, List<String>> closeTo(Collection<UUID> pieces) {
        var known = key;
        if (known == null || pieces.isEmpty()) return Map.of();
        var lines = new HashMap<UUID, List<String>>();
        sql.sql("select evidence, sealed from sealed_identity where evidence = any (:pieces)")
                .param("pieces", pieces.toArray(UUID[]::new))
                .query(row -> {
                    var piece = row.getObject(1, UUID.class);
                    lines.put(piece, known.open(piece, row.getBytes(2)).closeTo());
                });
        return lines;
    }

    @Override
    public Set<UUID> readByAnother(Collection<UUID> pieces) {
        return pieces.isEmpty()
                ? Set.of()
                : sql.sql("""
                                select distinct r.evidence from identity_reading r
                                join claim_view_confidential_piece e on e.id = r.evidence
                                where r.evidence = any (:pieces) and r.reader <> e.added_by""")
                        .param("pieces", pieces.toArray(UUID[]::new))
                        .query(UUID.class)
                        .set();
    }

    private IdentityKey key() {
        if (key == null) throw new IdentityRejected.NoKey();
        return key;
    }

    private Optional<byte[]> sealedWith() {
        return sql.sql("select fingerprint from identity_key")
                .query((row, i) -> row.getBytes(1))
                .optional();
    }

    private static boolean isOurs(byte[] fingerprint, IdentityKey key) {
        return Arrays.equals(fingerprint, key.fingerprint());
    }
}
