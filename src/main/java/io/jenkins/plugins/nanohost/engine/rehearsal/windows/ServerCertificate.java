package io.jenkins.plugins.nanohost.engine.rehearsal.windows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * Checks Docker's TLS files as Go's TLS does when dockerd loads them: they can be parsed, and the key is that of the
 * certificate.
 */
public final class ServerCertificate {
    private ServerCertificate() {}

    /** What is wrong; the text shows nothing of the key. */
    public static Optional<String> mistake(String authority, String certificate, String key) {
        try {
            certificate(authority);
        } catch (CertificateException e) {
            return Optional.of("the certificate authority is no certificate in PEM");
        }
        PublicKey publicKey;
        try {
            publicKey = certificate(certificate).getPublicKey();
        } catch (CertificateException e) {
            return Optional.of("the server's certificate is none in PEM");
        }
        try {
            return belongs(key(key), publicKey)
                    ? Optional.empty()
                    : Optional.of("the private key does not match the server's certificate");
        } catch (IOException | GeneralSecurityException e) {
            return Optional.of("the server's key is no private key in PEM, or of another kind than its certificate");
        }
    }

    private static X509Certificate certificate(String pem) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static PrivateKey key(String pem) throws IOException {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            Object read = parser.readObject();
            if (read instanceof PEMKeyPair pair) {
                return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
            }
            if (read instanceof PrivateKeyInfo info) {
                return new JcaPEMKeyConverter().getPrivateKey(info);
            }
            throw new IOException("no private key");
        }
    }

    private static boolean belongs(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
        String algorithm = key.getAlgorithm().startsWith("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        byte[] text = {1, 2, 3};
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        signature.update(text);
        return signature.verify(signed);
    }
}
