package io.jenkins.plugins.nanohost.engine.tls;

import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Issues a Docker endpoint's certificates under a new authority, as "Protect the Docker daemon socket" (Docker's documentation)
 * describes: mutual TLS, server names in subjectAltName, serverAuth and clientAuth. The server's certificate is also valid for
 * a client, so that the guest can connect to its own daemon if that listens only with TLS (TP4). The authority's key exists
 * only inside {@link #issue}.
 */
public final class TlsIssuer {
    private static final String CURVE = "secp256r1";
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final Duration LIFE = Duration.ofDays(825);

    /** Certificates are valid from before their issue, because a guest's clock may be behind the machine's. */
    private static final Duration BEFORE_NOW = Duration.ofDays(1);

    private final Instant now;
    private final SecureRandom random = new SecureRandom();

    public TlsIssuer(Instant now) {
        // Times in certificates are whole seconds.
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * @param addresses IP addresses at which the endpoint is reached
     * @param names DNS names at which it is reached
     */
    public TlsMaterial issue(String host, List<String> addresses, List<String> names) {
        try {
            KeyPair authorityKey = newKey();
            X500Name authorityName = name("Nano Container Host authority of " + host);
            X509v3CertificateBuilder authority = builder(authorityName, authorityName, authorityKey);
            authority.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            authority.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.digitalSignature));

            KeyPair serverKey = newKey();
            X509v3CertificateBuilder server = leaf(
                    authorityName, name(host), serverKey, KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth);
            List<GeneralName> alternatives = new ArrayList<>();
            addresses.forEach(address -> alternatives.add(new GeneralName(GeneralName.iPAddress, address)));
            names.forEach(name -> alternatives.add(new GeneralName(GeneralName.dNSName, name)));
            server.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(alternatives.toArray(new GeneralName[0])));

            KeyPair clientKey = newKey();
            X509v3CertificateBuilder client =
                    leaf(authorityName, name("client of " + host), clientKey, KeyPurposeId.id_kp_clientAuth);
            return new TlsMaterial(
                    pem(sign(authority, authorityKey)),
                    pem(sign(server, authorityKey)),
                    new Secret(pem(serverKey.getPrivate())),
                    pem(sign(client, authorityKey)),
                    new Secret(pem(clientKey.getPrivate())),
                    now.plus(LIFE));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("Java cannot issue certificates", e);
        }
    }

    private KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(CURVE), random);
        return generator.generateKeyPair();
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    private X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair key) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(127, random).setBit(126),
                Date.from(now.minus(BEFORE_NOW)),
                Date.from(now.plus(LIFE)),
                subject,
                key.getPublic());
    }

    private X509v3CertificateBuilder leaf(X500Name issuer, X500Name subject, KeyPair key, KeyPurposeId... purposes)
            throws IOException {
        X509v3CertificateBuilder leaf = builder(issuer, subject, key);
        leaf.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        leaf.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        leaf.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
        return leaf;
    }

    private static X509Certificate sign(X509v3CertificateBuilder certificate, KeyPair authorityKey)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(
                        certificate.build(new JcaContentSignerBuilder(SIGNATURE).build(authorityKey.getPrivate())));
    }

    private static String pem(X509Certificate certificate) throws IOException {
        return write(certificate);
    }

    /** The key as PKCS #8, which Docker, OpenSSL and Java read. */
    private static String pem(PrivateKey key) throws IOException {
        return write(new JcaPKCS8Generator(key, null));
    }

    private static String write(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString().replace("\r\n", "\n");
    }
}
