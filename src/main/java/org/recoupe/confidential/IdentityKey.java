package org.recoupe.confidential;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals identities with AES-256-GCM, each bound to its piece of evidence, so that rows cannot be exchanged. What is sealed is filled up
 * to whole blocks: its length says little.
 */
public final class IdentityKey {
    /** Where it is set. */
    public static final String PROPERTY = "recoupe.confidential.key";

    private static final String HOW =
            "Give 32 random bytes in Base64, as openssl rand -base64 32 prints them, in the environment as"
                    + " RECOUPE_CONFIDENTIAL_KEY, or as a file named " + PROPERTY
                    + " in the folder RECOUPE_SECRETS names.";

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int BLOCK = 256;
    /** No part can contain it. */
    private static final char END = '\0';

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey sealing;
    private final SecretKey recognising;
    private final byte[] fingerprint;

    private IdentityKey(byte[] key) {
        // one key for each use, so that none says anything about another
        this.sealing = new SecretKeySpec(mac(new SecretKeySpec(key, "HmacSHA256"), "seal"), "AES");
        this.recognising = new SecretKeySpec(mac(new SecretKeySpec(key, "HmacSHA256"), "recognise"), "HmacSHA256");
        this.fingerprint = Arrays.copyOf(mac(new SecretKeySpec(key, "HmacSHA256"), "fingerprint"), 16);
    }

    /** @throws IdentityKeyRefused if it is no key */
    static IdentityKey of(String encoded) {
        try {
            var key = Base64.getDecoder().decode(encoded.strip());
            if (key.length == KEY_BYTES) return new IdentityKey(key);
        } catch (IllegalArgumentException notBase64) {
            // said below, without what was given
        }
        throw new IdentityKeyRefused(PROPERTY + " is not a key of 32 bytes in Base64.", HOW);
    }

    /** Before anything is started; nothing set is no reason not to start. */
    public static void refuseUnlessUsable(@Nullable String encoded) {
        if (encoded != null && !encoded.isBlank()) of(encoded);
    }

    static String made() {
        var key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    byte[] seal(UUID evidence, Identity identity) {
        var parts = Stream.concat(Stream.of(identity.name(), identity.contact()), identity.closeTo().stream());
        var text = parts.map(part -> part + END).collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var sealed = run(
                Cipher.ENCRYPT_MODE, nonce, evidence, Arrays.copyOf(text, (text.length + BLOCK - 1) / BLOCK * BLOCK));
        return ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    Identity open(UUID evidence, byte[] sealed) {
        var text = run(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(sealed, NONCE_BYTES),
                evidence,
                Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
        // what it is filled up with is nothing to any part
        var parts = List.of(new String(text, StandardCharsets.UTF_8).split(String.valueOf(END)));
        return new Identity(parts.get(0), parts.get(1), parts.subList(2, parts.size()));
    }

    private byte[] run(int mode, byte[] nonce, UUID evidence, byte[] text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(evidence.toString().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The identity of the source of " + evidence + " cannot be opened", e);
        }
    }

    /** Tells keys apart and gives none away. */
    byte[] fingerprint() {
        return fingerprint.clone();
    }

    /** The same for the same bytes; without the key nobody can try out what they were. */
    byte[] recognised(byte[] bytes) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(recognising);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC", e);
        }
    }

    private static byte[] mac(SecretKey key, String use) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(("recoupe identity " + use).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC", e);
        }
    }

    static IdentityKeyRefused another() {
        return new IdentityKeyRefused(
                PROPERTY + " is not the key with which the identities of confidential sources were sealed.",
                "Set it to that key; a backup of the database needs the key of its day. Without any, Recoupe starts and"
                        + " nobody can read or add identities.");
    }

    @Override
    public String toString() {
        return "key withheld";
    }
}
