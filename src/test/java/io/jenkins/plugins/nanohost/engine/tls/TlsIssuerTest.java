package io.jenkins.plugins.nanohost.engine.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TlsIssuerTest {
    private static final Instant NOW = Instant.now();
    /** New for each test. */
    private final TlsMaterial tls = issue();

    private static TlsMaterial issue() {
        return new TlsIssuer(NOW).issue("NANO01", List.of("192.168.1.93", "127.0.0.1"), List.of("NANO01", "localhost"));
    }

    private static X509Certificate certificate(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static PrivateKey key(String pem) throws Exception {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static void verify(String leaf, String authority, Instant at) throws Exception {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(certificate(authority), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        CertPathValidator.getInstance("PKIX")
                .validate(
                        CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate(leaf))),
                        parameters);
    }

    @Test
    void server_and_client_are_of_the_authority_and_of_no_other() throws Exception {
        verify(tls.serverCertificate(), tls.authority(), NOW);
        verify(tls.clientCertificate(), tls.authority(), NOW);
        String other = issue().authority();
        assertThatThrownBy(() -> verify(tls.clientCertificate(), other, NOW))
                .isInstanceOf(CertPathValidatorException.class);
    }

    @Test
    void they_hold_for_a_guest_whose_clock_lags_and_end_when_told() throws Exception {
        verify(tls.serverCertificate(), tls.authority(), NOW.minus(Duration.ofHours(20)));
        verify(tls.serverCertificate(), tls.authority(), tls.ends().minusSeconds(2));
        assertThatThrownBy(() -> verify(
                        tls.serverCertificate(), tls.authority(), tls.ends().plusSeconds(2)))
                .isInstanceOf(CertPathValidatorException.class);
        assertThatThrownBy(() -> verify(tls.serverCertificate(), tls.authority(), NOW.minus(Duration.ofDays(2))))
                .isInstanceOf(CertPathValidatorException.class);
    }

    @Test
    void server_names_every_address_and_name_and_nothing_else() throws Exception {
        List<List<?>> names = List.copyOf(certificate(tls.serverCertificate()).getSubjectAlternativeNames());
        assertThat(names)
                .containsExactlyInAnyOrder(
                        List.of(7, "192.168.1.93"),
                        List.of(7, "127.0.0.1"),
                        List.of(2, "NANO01"),
                        List.of(2, "localhost"));
        assertThat(certificate(tls.clientCertificate()).getSubjectAlternativeNames())
                .isNull();
    }

    @Test
    void each_may_be_used_for_what_it_is_for_alone() throws Exception {
        X509Certificate authority = certificate(tls.authority());
        X509Certificate server = certificate(tls.serverCertificate());
        X509Certificate client = certificate(tls.clientCertificate());
        assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
        assertThat(client.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        for (X509Certificate each : List.of(authority, server, client)) {
            assertThat(((ECPublicKey) each.getPublicKey())
                            .getParams()
                            .getOrder()
                            .bitLength())
                    .isEqualTo(256);
        }
        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(server.getBasicConstraints()).isEqualTo(-1);
        assertThat(client.getBasicConstraints()).isEqualTo(-1);
    }

    @Test
    void key_of_the_authority_is_in_none_of_it_and_secrets_do_not_show() throws Exception {
        assertThat(tls.authority()).doesNotContain("PRIVATE");
        assertThat(tls.toString()).doesNotContain("PRIVATE KEY");
        X509Certificate authority = certificate(tls.authority());
        for (String pem : List.of(tls.serverKey().reveal(), tls.clientKey().reveal())) {
            assertThat(pem).startsWith("-----BEGIN PRIVATE KEY-----\n").doesNotContain("\r");
            java.security.Signature signature = java.security.Signature.getInstance("SHA256withECDSA");
            signature.initSign(key(pem));
            signature.update(new byte[] {1});
            byte[] signed = signature.sign();
            signature.initVerify(authority);
            signature.update(new byte[] {1});
            assertThat(signature.verify(signed)).isFalse();
        }
    }

    @Test
    void every_issue_is_new() throws Exception {
        TlsMaterial second = issue();
        assertThat(certificate(second.authority()).getSerialNumber())
                .isNotEqualTo(certificate(tls.authority()).getSerialNumber());
        assertThat(second.serverKey()).isNotEqualTo(tls.serverKey());
    }

    // Mutual TLS, as dockerd and its client do it.

    private static SSLContext context(String certificate, String key, String authority) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", certificate(authority));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        if (!key.isEmpty()) {
            own.setKeyEntry("own", key(key), new char[0], new X509Certificate[] {certificate(certificate)});
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** What the client reads of the server's answer; it checks the server's name against its certificate. */
    private int talk(SSLContext client, String host) throws Exception {
        SSLContext server = context(tls.serverCertificate(), tls.serverKey().reveal(), tls.authority());
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (SSLServerSocket listening = (SSLServerSocket)
                server.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            listening.setNeedClientAuth(true);
            Future<?> answering = thread.submit(() -> {
                try (SSLSocket socket = (SSLSocket) listening.accept()) {
                    socket.getOutputStream().write(42);
                    socket.getOutputStream().flush();
                }
                return null;
            });
            try (SSLSocket socket = (SSLSocket) client.getSocketFactory()
                    .createSocket(
                            new java.net.Socket(InetAddress.getByName("127.0.0.1"), listening.getLocalPort()),
                            host,
                            listening.getLocalPort(),
                            true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                InputStream in = socket.getInputStream();
                int read = in.read();
                answering.get(30, TimeUnit.SECONDS);
                return read;
            }
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void client_with_its_certificate_is_let_in_by_every_name() throws Exception {
        SSLContext client = context(tls.clientCertificate(), tls.clientKey().reveal(), tls.authority());
        assertThat(talk(client, "127.0.0.1")).isEqualTo(42);
        assertThat(talk(client, "localhost")).isEqualTo(42);
        assertThat(talk(client, "192.168.1.93")).isEqualTo(42);
    }

    @Test
    void guest_may_ask_its_own_daemon_with_the_servers_certificate() throws Exception {
        assertThat(talk(context(tls.serverCertificate(), tls.serverKey().reveal(), tls.authority()), "127.0.0.1"))
                .isEqualTo(42);
    }

    @Test
    void client_without_a_certificate_is_not_let_in() throws Exception {
        SSLContext client = context("", "", tls.authority());
        assertThatThrownBy(() -> talk(client, "127.0.0.1")).isInstanceOf(IOException.class);
    }

    @Test
    void client_of_another_authority_is_not_let_in() throws Exception {
        TlsMaterial other = issue();
        SSLContext client = context(other.clientCertificate(), other.clientKey().reveal(), tls.authority());
        assertThatThrownBy(() -> talk(client, "127.0.0.1")).isInstanceOf(IOException.class);
    }

    @Test
    void server_is_not_believed_under_another_name_or_by_another_authority() throws Exception {
        SSLContext client = context(tls.clientCertificate(), tls.clientKey().reveal(), tls.authority());
        assertThatThrownBy(() -> talk(client, "other.example")).isInstanceOf(SSLException.class);
        SSLContext other = context(tls.clientCertificate(), tls.clientKey().reveal(), issue().authority());
        assertThatThrownBy(() -> talk(other, "127.0.0.1")).isInstanceOf(SSLException.class);
    }
}
