package io.jenkins.plugins.nanohost.engine.stage.docker;

import io.jenkins.plugins.nanohost.engine.io.Digests;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DockerEntry;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerSetup;
import io.jenkins.plugins.nanohost.engine.plan.Change;
import io.jenkins.plugins.nanohost.engine.value.guest.SetupPath;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The endpoint's certificates in a guest. The ledger has the digest of the authority's; since that authority's key was not
 * kept, a server certificate that it signed is the one that was issued with it. The key is not read: it leaves the guest at no
 * time, so only its file is looked for.
 */
record InstalledCertificates(DockerSetup there, DockerEntry issued) {
    private static final String FOLDER = SetupPath.CERTIFICATES + "\\";

    /** Whether a change is one of these. */
    static boolean concerns(Change change) {
        return change.field().startsWith(FOLDER);
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        String authority = there.authority().isEmpty() ? "" : Digests.ofText(there.authority());
        if (!authority.equals(issued.authority())) {
            changes.add(changed("ca.pem", authority, issued.authority()));
        } else if (!signed()) {
            changes.add(changed(
                    "server-cert.pem",
                    there.certificate().isEmpty() ? "" : "one that our authority did not sign",
                    "one until " + LocalDate.ofInstant(issued.certificateEnds(), ZoneOffset.UTC)));
        }
        if (!there.keyThere()) {
            changes.add(changed("server-key.pem", "", "the key of server-cert.pem"));
        }
        return changes;
    }

    private static Change changed(String file, String from, String to) {
        return new Change(FOLDER + file, from, to, Change.Origin.HAND);
    }

    private boolean signed() {
        try {
            read(there.certificate()).verify(read(there.authority()).getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static X509Certificate read(String pem) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
    }
}
