package io.jenkins.plugins.nanohost.engine.rehearsal.windows;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The administrator's password as the simulated guest keeps it: {@code salt:hash}, PBKDF2 with HMAC-SHA256. */
public final class PasswordHash {
    private static final int ROUNDS = 4_000;
    private static final int BITS = 256;
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PasswordHash() {}

    public static String of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt) + ":" + HexFormat.of().formatHex(hash(password, salt));
    }

    public static boolean matches(String password, String kept) {
        int colon = kept.indexOf(':');
        if (colon < 0 || password.isEmpty()) {
            return false;
        }
        byte[] salt = HexFormat.of().parseHex(kept.substring(0, colon));
        return MessageDigest.isEqual(HexFormat.of().parseHex(kept.substring(colon + 1)), hash(password, salt));
    }

    private static byte[] hash(String password, byte[] salt) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ROUNDS, BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
