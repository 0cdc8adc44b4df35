package io.jenkins.plugins.nanohost.engine.tls;

import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import java.time.Instant;

/**
 * The certificates and keys of one Docker endpoint, all in PEM.
 *
 * @param authority the certificate of the authority that signed the other two; its key no longer exists
 * @param ends when the certificates expire
 */
public record TlsMaterial(
        String authority,
        String serverCertificate,
        Secret serverKey,
        String clientCertificate,
        Secret clientKey,
        Instant ends) {}
