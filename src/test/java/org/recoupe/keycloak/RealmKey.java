package org.recoupe.keycloak;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A key of the realm of which we know the private half too, so that a test can sign what Keycloak never would, or will only when a
 * test has long ended.
 */
public final class RealmKey {
    private final RSAKey key;
    private final String id;

    private RealmKey(RSAKey key, String id) {
        this.key = key;
        this.id = id;
    }

    /** @param priority above 100, and the realm signs with it from now on */
    public static RealmKey added(KeycloakServer server, int priority) {
        var key = invented().key;
        server.administrator().addKey("test-" + priority, pem(key), priority);
        var id = server.keys()
                .valueStream()
                .filter(published ->
                        key.getModulus().toString().equals(published.path("n").asString()))
                .map(published -> published.get("kid").asString())
                .findFirst()
                .orElseThrow();
        return new RealmKey(key, id);
    }

    /** One the realm has never heard of. */
    public static RealmKey invented() {
        try {
            return new RealmKey(new RSAKeyGenerator(2048).generate(), "invented");
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same, under the name of another key. */
    public RealmKey calling(RealmKey other) {
        return new RealmKey(key, other.id);
    }

    public String id() {
        return id;
    }

    public String sign(JWTClaimsSet token, String type) {
        try {
            var signed = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(id)
                            .type(new JOSEObjectType(type))
                            .build(),
                    token);
            signed.sign(new RSASSASigner(key));
            return signed.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(RSAKey key) {
        try {
            var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(key.toPrivateKey().getEncoded());
            return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----";
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
